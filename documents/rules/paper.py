"""The life of a paper: who may move it where (B6)."""

OWNER, HEAD, MANAGER, ACCOUNTANT, NIGHT = "owner", "head", "manager", "accountant", "night"
_STAFF = frozenset({OWNER, HEAD, MANAGER, ACCOUNTANT})
_HEADS = frozenset({OWNER, HEAD})

MOVES: dict[tuple[str, str], frozenset[str]] = {
    ("draft", "sent"): _STAFF,
    ("draft", "signed"): _STAFF,
    ("draft", "cancelled"): _STAFF,
    ("sent", "signed"): _STAFF,
    ("sent", "draft"): _STAFF,
    ("sent", "cancelled"): _STAFF,
    ("signed", "expired"): frozenset({NIGHT}),
    ("signed", "cancelled"): _HEADS,
    ("expired", "signed"): _STAFF,
    ("expired", "cancelled"): _HEADS,
}
"""`draft` to `signed`: signed at one table. `expired` to `signed`: prolonged, with a new last day."""

EDITABLE = frozenset({"draft"})
"""What a paper says may be changed before it is sent; afterwards its note and last day only."""

REMIND_BEFORE = (30, 7, 1)
"""Days before the last one on which a reminder is due."""


def may_move(before: str, *, to: str, role: str) -> bool:
    return role in MOVES.get((before, to), frozenset())


def moves_from(before: str, *, role: str) -> list[str]:
    """Where a person of this role may take a paper, in the table's order."""
    return [after for (at, after), roles in MOVES.items() if at == before and role in roles]


def reminder_due(days_left: int) -> int | None:
    """The reminder that so many days before the end call for: the closest one; None while it is far, or over."""
    due = [days for days in REMIND_BEFORE if days_left <= days]
    return min(due) if due and days_left >= 0 else None
