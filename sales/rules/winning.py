"""What becomes of a referral when the order that won it changes (D2)."""

ORDER_CANCELLED, ORDER_LOST, ALL_RETURNED = "order cancelled", "order lost", "all returned"
UNDONE = frozenset({ORDER_CANCELLED, ORDER_LOST, ALL_RETURNED})
"""The product's own reasons of a referral that was won and isn't any more."""


def stands(state: str, *, amount: int, returned: int) -> bool:
    """Whether an order is still one: won, and something of it left with the customer."""
    return state == "won" and not (amount > 0 and returned >= amount)


def after_undoing(state: str) -> tuple[str, str]:
    """Where the referral goes, and why, when its order of this state no longer stands.

    An order that is open again may still be won, so its customer is kept; the others are over.
    """
    if state == "open":
        return "quoted", ""
    return "lost", {"cancelled": ORDER_CANCELLED, "lost": ORDER_LOST}.get(state, ALL_RETURNED)


def wins_again(state: str, *, reason: str) -> bool:
    """Whether a referral in this state was lost or put back by its order alone, so that the order may win it anew."""
    return state == "quoted" or (state == "lost" and reason in UNDONE)
