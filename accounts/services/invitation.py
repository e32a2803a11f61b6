"""Inviting people by a signed link: one address, one use, seven days."""

from datetime import datetime

from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.access import grantable
from accounts.models import Invitation, Role, User
from accounts.rules.invitation import VALID_FOR, InvitationState
from accounts.services.invitation_mail import send_invitation

COLLEAGUE = "accounts.invitation"


class InvitationError(Exception):
    """An invitation that can't be made or used."""


class MayNotInvite(InvitationError):
    """The person may not give this role."""


class AlreadyHere(InvitationError):
    """Someone with this e-mail address has an account."""


class AlreadyInvited(InvitationError):
    """An open invitation waits for this e-mail address."""


class NotOpen(InvitationError):
    """The invitation was accepted, revoked or has expired; `state` says which."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(state)
        self.state = state


class BadLink(InvitationError):
    """The link was cut or changed on its way."""


def token_of(invitation: Invitation, *, salt: str = COLLEAGUE) -> str:
    """What the link carries; the salt keeps links of one kind from opening doors of another."""
    return signing.Signer(salt=salt).sign(str(invitation.uuid))


def path_of(invitation: Invitation) -> str:
    return reverse("accounts:accept", args=[token_of(invitation)])


def from_token(token: str, *, salt: str = COLLEAGUE) -> Invitation:
    """The invitation of a link, in whatever state; `BadLink` if the signature or the row isn't there."""
    try:
        return Invitation.objects.get(uuid=signing.Signer(salt=salt).unsign(token))
    except (signing.BadSignature, Invitation.DoesNotExist) as error:
        raise BadLink from error


@transaction.atomic
def invite(*, email: str, full_name: str, role: str, by: User, now: datetime) -> Invitation:
    """Mail a colleague a link. `MayNotInvite`, `AlreadyHere`, `AlreadyInvited`; an expired invitation gives way."""
    if role not in grantable(by):
        raise MayNotInvite
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyHere
    invitation = open_invitation(email=email, full_name=full_name, role=role, by=by, now=now)
    send_invitation(invitation, path=path_of(invitation))
    return invitation


def open_invitation(*, email: str, full_name: str, role: str, by: User, now: datetime) -> Invitation:
    """A row that lets one address in; callers say who may, and mail it. `AlreadyInvited` if one waits."""
    waiting = Invitation.objects.waiting().to(email).exclude(role=Role.PARTNER)
    if role != Role.PARTNER:
        waiting.filter(expires_at__lte=now).update(revoked_at=now)
        if waiting.exists():
            raise AlreadyInvited
    return Invitation.objects.create(
        email=email.lower(), full_name=full_name, role=role, invited_by=by, created_at=now, expires_at=now + VALID_FOR
    )


@transaction.atomic
def invite_again(invitation: Invitation, *, now: datetime) -> Invitation:
    """Send a colleague's link again, for seven more days. `NotOpen` if it was accepted or revoked."""
    fresh = renew(invitation, now=now)
    send_invitation(fresh, path=path_of(fresh))
    return fresh


@transaction.atomic
def renew(invitation: Invitation, *, now: datetime) -> Invitation:
    """Seven more days from now; `NotOpen` if it was accepted or revoked."""
    fresh = _locked(invitation)
    state = fresh.state(at=now)
    if state not in (InvitationState.OPEN, InvitationState.EXPIRED):
        raise NotOpen(state)
    fresh.expires_at = now + VALID_FOR
    fresh.save(update_fields=["expires_at"])
    return fresh


@transaction.atomic
def revoke(invitation: Invitation, *, now: datetime) -> Invitation:
    """Close the door; `NotOpen` if someone came in before. Revoking twice is once."""
    fresh = _locked(invitation)
    if fresh.accepted_at:
        raise NotOpen(InvitationState.ACCEPTED)
    if not fresh.revoked_at:
        fresh.revoked_at = now
        fresh.save(update_fields=["revoked_at"])
    return fresh


@transaction.atomic
def accept(invitation: Invitation, *, full_name: str, password: str, now: datetime) -> User:
    """Make the account that the invitation is for; `NotOpen`, or `AlreadyHere` if the address got one meanwhile."""
    fresh = use(invitation, now=now)
    if User.objects.filter(email__iexact=fresh.email).exists():
        raise AlreadyHere
    try:
        with transaction.atomic():
            user = User.objects.create_user(fresh.email, password, full_name=full_name, role=fresh.role)
    except IntegrityError as error:
        raise AlreadyHere from error
    fresh.accepted_by = user
    fresh.save(update_fields=["accepted_by"])
    return user


def use(invitation: Invitation, *, now: datetime) -> Invitation:
    """Mark it accepted, inside the caller's transaction; the second of two at once finds it used (`NotOpen`)."""
    fresh = _locked(invitation)
    state = fresh.state(at=now)
    if state is not InvitationState.OPEN:
        raise NotOpen(state)
    fresh.accepted_at = now
    fresh.save(update_fields=["accepted_at"])
    return fresh


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
