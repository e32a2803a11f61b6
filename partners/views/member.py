"""The partner's people: who has a cabinet, who is invited, and the page behind their link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, PUBLIC, access
from accounts.models import Invitation, User
from accounts.queries.person import signed_in
from accounts.rules.invitation import InvitationState
from accounts.services import invitation as invitations
from accounts.views.invitation import answer, say_invited
from partners.forms.member import MemberInviteForm
from partners.models import Member, Partner
from partners.queries.member import waiting_at
from partners.services import member as members
from partners.views.actor import partner_shown


@access(MANAGERS)
def people(request: HttpRequest, uuid: UUID) -> HttpResponse:
    partner = partner_shown(request, uuid=uuid)
    form = MemberInviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, partner, form):
        return redirect("partners:people", uuid=uuid)
    link = request.build_absolute_uri
    waiting = [
        {"row": row, "expired": expired, "link": link(members.join_path(row))}
        for row, expired in waiting_at(partner, now=timezone.now())
    ]
    context = {
        "partner": partner,
        "members": partner.members.select_related("user").order_by("user__full_name"),
        "waiting": waiting,
        "form": form,
    }
    return render(request, "partners/people.html", context)


def _invited(request: HttpRequest, partner: Partner, form: MemberInviteForm) -> bool:
    try:
        made = members.invite_member(partner, **form.cleaned_data, by=signed_in(request), now=timezone.now())
    except members.IsColleague:
        form.add_error("email", _("This is a colleague's address. A colleague can't be a partner's person too."))
    except members.AlreadyMember:
        form.add_error("email", _("This person has this cabinet already."))
    except invitations.AlreadyInvited:
        form.add_error("email", _("An invitation waits for this address. Send it again, or revoke it first."))
    else:
        say_invited(request, made)
        return True
    return False


@access(MANAGERS)
@require_POST
def invitation(request: HttpRequest, uuid: UUID, invitation: UUID) -> HttpResponse:
    """Sends the link again for seven more days, or with `do=revoke` closes it."""
    partner = get_object_or_404(Partner.objects.visible_to(request.user), uuid=uuid)
    found = get_object_or_404(Invitation.objects.filter(member_place__partner=partner), uuid=invitation)
    try:
        if request.POST.get("do") == "revoke":
            invitations.revoke(found, now=timezone.now())
            messages.success(request, _("The link to %(email)s no longer works.") % {"email": found.email})
        else:
            say_invited(request, members.invite_member_again(found, now=timezone.now()))
    except invitations.NotOpen:
        messages.error(request, _("Someone accepted or revoked this invitation meanwhile."))
    return redirect("partners:people", uuid=uuid)


@access(MANAGERS)
@require_POST
def remove(request: HttpRequest, uuid: UUID, member: UUID) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.user), uuid=uuid)
    found = get_object_or_404(Member.objects.select_related("user"), partner=partner, uuid=member)
    members.remove_member(found)
    messages.success(request, _("%(name)s no longer sees this partner.") % {"name": found.user})
    return redirect("partners:people", uuid=uuid)


@access(PUBLIC)
@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Someone new makes an account here; someone with an account joins signed in."""
    try:
        found = members.from_token(token)
    except invitations.BadLink:
        found = None
    known = found and User.objects.filter(email__iexact=found.email).exists()
    if found and known and found.state(at=timezone.now()) is InvitationState.OPEN:
        return _join_known(request, found)
    return answer(request, token, read=members.from_token, accept=members.accept_member)


def _join_known(request: HttpRequest, found: Invitation) -> HttpResponse:
    user, place = request.user, found.member_place
    if request.method == "POST" and isinstance(user, User):
        try:
            members.join(found, user=user, now=timezone.now())
        except members.NotYours:
            messages.error(request, _("This invitation is for %(email)s.") % {"email": found.email})
        except invitations.NotOpen:
            return redirect(request.path)
        else:
            messages.success(request, _("You belong to %(partner)s now.") % {"partner": place.partner})
            return redirect("cabinet:home")
    mine = isinstance(user, User) and user.email.lower() == found.email.lower()
    return render(request, "partners/join.html", {"invitation": found, "partner": place.partner, "mine": mine})
