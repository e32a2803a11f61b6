"""Colleagues: what they may do, and whether they may come in."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.access import grantable, may_manage
from accounts.models import Role, User


class PeopleError(Exception):
    """A change of a person that can't be."""


class MayNotManage(PeopleError):
    """The person's role, now or after the change, isn't the actor's to give."""


class LastOwner(PeopleError):
    """Without this person nobody would own the installation."""


@transaction.atomic
def set_role(person: User, *, role: str, sees_all_partners: bool, daily_calls: int, by: User) -> User:
    """Change a colleague's role and what goes with it. `MayNotManage`, `LastOwner`."""
    fresh = _for_change(person, by=by)
    if role not in grantable(by):
        raise MayNotManage
    if role != Role.OWNER:
        _keep_an_owner(fresh)
    fresh.role, fresh.sees_all_partners, fresh.daily_calls = role, sees_all_partners, daily_calls
    fresh.save(update_fields=["role", "sees_all_partners", "daily_calls"])
    return fresh


@transaction.atomic
def deactivate(person: User, *, by: User) -> User:
    """Shut a colleague out at once, every session included. `MayNotManage`, `LastOwner`."""
    fresh = _for_change(person, by=by)
    _keep_an_owner(fresh)
    fresh.is_active = False
    fresh.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=fresh):
        session.end()
    return fresh


@transaction.atomic
def reactivate(person: User, *, by: User) -> User:
    """Let a colleague in again, with the role they had. `MayNotManage`."""
    fresh = _for_change(person, by=by)
    fresh.is_active = True
    fresh.save(update_fields=["is_active"])
    return fresh


def _for_change(person: User, *, by: User) -> User:
    # All owners are locked together: of two who put each other out at once, the second sees the first's work.
    owners = {owner.pk: owner for owner in User.objects.select_for_update().filter(role=Role.OWNER).order_by("pk")}
    fresh = owners.get(person.pk) or User.objects.select_for_update().get(pk=person.pk)
    if not may_manage(by, fresh):
        raise MayNotManage
    return fresh


def _keep_an_owner(person: User) -> None:
    others = User.objects.filter(role=Role.OWNER, is_active=True).exclude(pk=person.pk)
    if person.role == Role.OWNER and not others.exists():
        raise LastOwner
