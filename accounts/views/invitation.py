"""Inviting colleagues, and the page behind an invitation's link."""

from collections.abc import Callable
from uuid import UUID

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import HEADS, PUBLIC, access, grantable
from accounts.forms.invitation import AcceptForm, InviteForm
from accounts.models import Invitation, User
from accounts.queries.person import signed_in, waiting_invitations
from accounts.rules.invitation import InvitationState
from accounts.services import invitation as invitations

Accept = Callable[..., User]
Read = Callable[[str], Invitation]


@access(HEADS)
def invite(request: HttpRequest) -> HttpResponse:
    actor = signed_in(request)
    form = InviteForm(request.POST or None, by=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = invitations.invite(**form.cleaned_data, by=actor, now=timezone.now())
        except invitations.AlreadyHere:
            form.add_error("email", _("This person has an account already."))
        except invitations.AlreadyInvited:
            form.add_error("email", _("An invitation waits for this address. Send it again, or revoke it first."))
        else:
            say_invited(request, made)
            return redirect("accounts:people")
    return render(request, "accounts/invite.html", {"form": form})


@access(HEADS)
@require_POST
def invitation_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _manageable(request, uuid)
    try:
        renewed = invitations.invite_again(found, now=timezone.now())
    except invitations.NotOpen:
        messages.error(request, _("Someone accepted or revoked this invitation meanwhile."))
    else:
        say_invited(request, renewed)
    return redirect("accounts:people")


@access(HEADS)
@require_POST
def invitation_revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _manageable(request, uuid)
    try:
        invitations.revoke(found, now=timezone.now())
    except invitations.NotOpen:
        messages.error(request, _("This invitation was accepted meanwhile. Deactivate the person instead."))
    else:
        messages.success(request, _("The link to %(email)s no longer works.") % {"email": found.email})
    return redirect("accounts:people")


def _manageable(request: HttpRequest, uuid: UUID) -> Invitation:
    return get_object_or_404(waiting_invitations().filter(role__in=grantable(signed_in(request))), uuid=uuid)


@access(PUBLIC)
@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    return answer(request, token, read=invitations.from_token, accept=invitations.accept)


def say_invited(request: HttpRequest, invitation: Invitation) -> None:
    messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": invitation.email})


def answer(request: HttpRequest, token: str, *, read: Read, accept: Accept) -> HttpResponse:
    """The page behind a link: looking at it changes nothing, sending the form makes the account and logs in."""
    try:
        found = read(token)
    except invitations.BadLink:
        return render(request, "accounts/invitation_closed.html", {"state": "bad"}, status=404)
    state = found.state(at=timezone.now())
    if state is not InvitationState.OPEN:
        return _closed(request, found, state)
    form = AcceptForm(request.POST or None, invitation=found)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept(found, **form.cleaned_data, now=timezone.now())
        except invitations.NotOpen as error:
            return _closed(request, found, error.state)
        except invitations.AlreadyHere:
            return _closed(request, found, InvitationState.ACCEPTED)
        return perform_login(request, user, email_verification="none", redirect_url="/")  # type: ignore[no-any-return]
    return render(request, "accounts/accept.html", {"form": form, "invitation": found})


def _closed(request: HttpRequest, invitation: Invitation, state: InvitationState) -> HttpResponse:
    context = {"invitation": invitation, "state": state.value}
    return render(request, "accounts/invitation_closed.html", context, status=410)
