"""Who may move money."""

from accounts.access import Policy
from accounts.models import Role

MONEY = Policy("money", frozenset({Role.OWNER, Role.HEAD, Role.ACCOUNTANT}))
