"""Who may do what with partners, past seeing them."""

from accounts.access import MANAGERS
from accounts.models import Role, User


def may_assign(user: User) -> bool:
    """A manager of own partners would lose sight of one by giving it away, and so may not."""
    return MANAGERS.allows(user) and (user.role != Role.MANAGER or user.sees_all_partners)
