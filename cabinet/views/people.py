"""The firm's own people: the principal invites and removes them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import PARTNERS, access
from accounts.services import invitation as invitations
from accounts.views.invitation import say_invited
from cabinet.access import keeps_promises, runs_firm
from cabinet.views.place import at_firm
from partners.forms.member import MemberInviteForm
from partners.models import Member
from partners.queries.member import waiting_at
from partners.services import member as members


@access(PARTNERS)
@at_firm
def people(request: HttpRequest, member: Member) -> HttpResponse:
    """Who has this cabinet and who is invited; for the principal, a form to invite."""
    if not runs_firm(member):
        messages.info(request, _("Your firm's principal looks after its people."))
        return redirect("cabinet:more")
    form = MemberInviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, member, form):
        return redirect("cabinet:people")
    context = {
        "form": form,
        "member": member,
        "members": Member.objects.filter(partner=member.partner_id).select_related("user").order_by("user__full_name"),
        "waiting": waiting_at(member.partner, now=timezone.now()),
    }
    return render(request, "cabinet/people.html", context, status=422 if request.method == "POST" else 200)


def _invited(request: HttpRequest, member: Member, form: MemberInviteForm) -> bool:
    try:
        made = members.invite_member(member.partner, **form.cleaned_data, by=member.user, now=timezone.now())
    except members.IsColleague:
        form.add_error("email", _("This person can't be invited here."))
    except members.AlreadyMember:
        form.add_error("email", _("This person has this cabinet already."))
    except invitations.AlreadyInvited:
        form.add_error("email", _("An invitation waits for this address."))
    else:
        say_invited(request, made)
        return True
    return False


@access(PARTNERS)
@require_POST
@at_firm
def person_remove(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """The person no longer sees the firm; nobody shuts themselves out."""
    found = get_object_or_404(Member.objects.select_related("user"), partner=member.partner_id, uuid=uuid)
    if not runs_firm(member) or found.pk == member.pk:
        messages.error(request, _("This is not yours to do."))
    else:
        members.remove_member(found)
        messages.success(request, _("%(name)s no longer sees this firm.") % {"name": found.user})
    return redirect("cabinet:people")


@access(PARTNERS)
@at_firm
def more(request: HttpRequest, member: Member) -> HttpResponse:
    """The pages that the bar below has no room for."""
    words = {"partner": member.partner, "runs_firm": runs_firm(member), "sees_promises": keeps_promises(member)}
    return render(request, "cabinet/more.html", words)
