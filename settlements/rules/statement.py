"""What a statement comes to, and who may move it where (E3, E4)."""

from dataclasses import dataclass
from datetime import date, timedelta

OWNER, HEAD, ACCOUNTANT, PARTNER, WORKER = "owner", "head", "accountant", "partner", "worker"
_PAYERS = frozenset({OWNER, HEAD, ACCOUNTANT})

MOVES: dict[tuple[str, str], frozenset[str]] = {
    ("made", "sent"): _PAYERS | {WORKER},
    ("sent", "confirmed"): frozenset({PARTNER}),
    ("sent", "disputed"): frozenset({PARTNER}),
    ("confirmed", "disputed"): frozenset({PARTNER}),
    ("disputed", "confirmed"): frozenset({PARTNER}),
    ("sent", "approved"): _PAYERS,
    ("confirmed", "approved"): _PAYERS,
    ("disputed", "sent"): _PAYERS,
    ("approved", "ordered"): _PAYERS,
    ("approved", "paid"): _PAYERS,
    ("ordered", "approved"): _PAYERS,
    ("ordered", "paid"): _PAYERS,
}
"""`disputed` to `sent`: answered, and sent anew. `ordered` to `approved`: taken out of a batch."""

WAITS_TOO_LONG = {"made": 3, "sent": 14, "confirmed": 5, "disputed": 5, "approved": 5, "ordered": 5}
"""Days in a state after which it stands out."""


def may_move(before: str, *, to: str, role: str) -> bool:
    return role in MOVES.get((before, to), frozenset())


@dataclass(frozen=True)
class Sums:
    """Minor units; they add up as the database demands."""

    set_off: int
    payable: int
    carried_out: int


def sums(*, carried_in: int, earned: int, owes_us: int, minimum: int) -> Sums:
    """First what they owe us goes off, then the rest is paid if it reaches the minimum, else carried over."""
    balance = carried_in + earned
    set_off = min(max(balance, 0), owes_us)
    left = balance - set_off
    payable = left if left > 0 and left >= minimum else 0
    return Sums(set_off=set_off, payable=payable, carried_out=left - payable)


def last_month_end(day: date) -> date:
    """The last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def is_due(day: date, *, on_day: int) -> bool:
    """Whether the day of the month has come."""
    return day.day >= on_day


def next_payment(day: date, *, on_day: int) -> date:
    """When the next statement is made."""
    if day.day < on_day:
        return day.replace(day=on_day)
    return (day.replace(day=28) + timedelta(days=4)).replace(day=on_day)
