"""The moves of a commission. The trigger of the database has the same table; a test compares them."""

MOVES: dict[str, frozenset[str]] = {
    "accrued": frozenset({"held", "approved", "reversed"}),
    "held": frozenset({"accrued", "approved", "reversed"}),
    "approved": frozenset({"held", "stated", "reversed"}),
    "stated": frozenset({"paid"}),
    "nothing": frozenset({"reversed"}),
    "paid": frozenset(),
    "reversed": frozenset(),
}
BEGINNINGS = frozenset({"accrued", "held", "nothing"})


def may_move(before: str, *, to: str) -> bool:
    """Whether a commission may go from one state to another; staying is no move."""
    return to in MOVES[before]
