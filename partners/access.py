"""Who may do what with partners, past seeing them."""

from accounts.access import HEADS, MANAGERS
from accounts.models import Role, User
from partners.models import Interaction


def may_assign(user: User) -> bool:
    """A manager of own partners would lose sight of one by giving it away, and so may not."""
    return MANAGERS.allows(user) and (user.role != Role.MANAGER or user.sees_all_partners)


def may_mend(talk: Interaction, *, actor: User) -> bool:
    """Whoever logged a talk, and heads, of a partner that they see."""
    return HEADS.allows(actor) or (MANAGERS.allows(actor) and talk.author_id == actor.pk)
