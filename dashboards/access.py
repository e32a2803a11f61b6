"""Whose rows a page that sums may show."""

from accounts.models import Role, User
from scoring.models import ScopeWeek


def sees_every_partner(user: User) -> bool:
    """Agrees with `Partner.objects.visible_to`: lets a page skip the join where nothing would be left out."""
    if user.role == Role.MANAGER:
        return user.sees_all_partners
    return user.role in (Role.OWNER, Role.HEAD, Role.ACCOUNTANT)


def week_scope(user: User) -> tuple[str, int]:
    """The company's weeks, or the manager's own for one who sees only own partners."""
    if sees_every_partner(user):
        return ScopeWeek.Scope.COMPANY, 0
    return ScopeWeek.Scope.MANAGER, user.pk
