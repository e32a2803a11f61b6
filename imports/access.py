"""Who may import."""

from django.contrib.auth.models import AnonymousUser

from accounts.access import HEADS, MANAGERS
from accounts.models import User


def may_import(user: User | AnonymousUser) -> bool:
    """Owner, head, and managers who see every partner: a file speaks of the whole network."""
    if HEADS.allows(user):
        return True
    return isinstance(user, User) and MANAGERS.allows(user) and user.sees_all_partners
