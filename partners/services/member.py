"""The partner's own people: invited to the cabinet, joining, leaving (H1)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import Invitation, Role, User
from accounts.services import invitation as invitations
from accounts.services.invitation_mail import send_invitation
from partners.models import Member, MemberInvitation, Partner
from partners.queries.scope import beyond

SALT = "partners.member_invitation"


class IsColleague(invitations.InvitationError):
    """The address is a colleague's; a colleague can't be a partner's person too."""


class AlreadyMember(invitations.InvitationError):
    """The person belongs to this partner already."""


class LogInFirst(invitations.AlreadyHere):
    """The address has an account: its owner joins signed in, not with a new password."""


class NotYours(invitations.InvitationError):
    """The invitation is for another person than the one signed in."""


def join_path(invitation: Invitation) -> str:
    return reverse("partners:join", args=[invitations.token_of(invitation, salt=SALT)])


def from_token(token: str) -> Invitation:
    """The invitation behind a link, in whatever state; `BadLink` if the link was changed."""
    return invitations.from_token(token, salt=SALT)


@transaction.atomic
def invite_member(partner: Partner, *, email: str, full_name: str, role: str, by: User, now: datetime) -> Invitation:
    """Invite someone to the partner's cabinet by letter. `IsColleague`, `AlreadyMember`, `AlreadyInvited`."""
    known = User.objects.filter(email__iexact=email).first()
    if known and not known.is_partner:
        raise IsColleague
    if known and partner.members.filter(user=known).exists():
        raise AlreadyMember
    Partner.objects.select_for_update().get(pk=partner.pk)
    waiting = Invitation.objects.waiting().to(email).filter(member_place__partner=partner)
    waiting.filter(expires_at__lte=now).update(revoked_at=now)
    if waiting.exists():
        raise invitations.AlreadyInvited
    invitation = invitations.open_invitation(email=email, full_name=full_name, role=Role.PARTNER, by=by, now=now)
    MemberInvitation.objects.create(invitation=invitation, partner=partner, role=role)
    send_invitation(invitation, path=join_path(invitation), to_join=partner.name)
    return invitation


@transaction.atomic
def invite_member_again(invitation: Invitation, *, now: datetime) -> Invitation:
    """Send the link again, for seven more days. `NotOpen` if it was accepted or revoked."""
    fresh = invitations.renew(invitation, now=now)
    send_invitation(fresh, path=join_path(fresh), to_join=fresh.member_place.partner.name)
    return fresh


@transaction.atomic
def accept_member(invitation: Invitation, *, full_name: str, password: str, now: datetime) -> User:
    """Make the account and its place at the partner. `NotOpen`; `LogInFirst` if the address has an account."""
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise LogInFirst
    try:
        user = invitations.accept(invitation, full_name=full_name, password=password, now=now)
    except invitations.AlreadyHere as error:
        raise LogInFirst from error
    _place(invitation, user, now=now)
    return user


@transaction.atomic
def join(invitation: Invitation, *, user: User, now: datetime) -> Member:
    """A second partner for someone who has an account. `NotYours`, `NotOpen`."""
    if user.email.lower() != invitation.email.lower() or not user.is_partner:
        raise NotYours
    used = invitations.use(invitation, now=now)
    used.accepted_by = user
    used.save(update_fields=["accepted_by"])
    return _place(invitation, user, now=now)


@transaction.atomic
@beyond()
def remove_member(member: Member) -> None:
    """The person no longer sees this partner; the account stays, for other partners."""
    member.delete()


def _place(invitation: Invitation, user: User, *, now: datetime) -> Member:
    place = MemberInvitation.objects.get(invitation=invitation)
    member, _new = Member.objects.get_or_create(
        partner_id=place.partner_id, user=user, defaults={"role": place.role, "since": now}
    )
    return member
