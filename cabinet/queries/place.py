"""At which firm a partner's person stands now."""

from accounts.models import User
from partners.models import Member


def places(user: User) -> list[Member]:
    """The person's firms by name."""
    mine = Member.objects.filter(user=user).select_related("partner", "partner__manager")
    return list(mine.order_by("partner__name", "pk"))


def current(mine: list[Member], *, chosen: str) -> Member | None:
    """The place of the firm whose uuid was chosen, the first one otherwise; None for a person without a firm."""
    return next((member for member in mine if str(member.partner.uuid) == chosen), mine[0] if mine else None)
