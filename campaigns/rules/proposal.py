"""The life of an offer that was sent (C2)."""

MOVES: dict[str, frozenset[str]] = {
    "sent": frozenset({"opened", "accepted", "declined", "expired", "withdrawn"}),
    "opened": frozenset({"accepted", "declined", "expired", "withdrawn"}),
    "accepted": frozenset(),
    "declined": frozenset(),
    "expired": frozenset(),
    "withdrawn": frozenset(),
}
BY_PARTNER = frozenset({"opened", "accepted", "declined"})
BY_US = frozenset({"accepted", "declined", "withdrawn"})
"""What one of us may note of it: an answer may also come by phone."""
BY_NIGHT = frozenset({"expired"})
FEWEST, MOST = 2, 4


def may_move(from_state: str, to_state: str) -> bool:
    return to_state in MOVES.get(from_state, frozenset())


def is_answerable(state: str) -> bool:
    return may_move(state, "accepted")


def fits_a_page(options: int) -> bool:
    """Two to four options: one is no choice, five are a catalogue."""
    return FEWEST <= options <= MOST
