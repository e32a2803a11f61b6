"""The life of an agreement: which moves of its versions are allowed, to whom, and what a term is (C3)."""

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MANAGING = frozenset({"owner", "head", "manager"})
HEADING = frozenset({"owner", "head"})
NIGHT = "night"
"""The role of nobody: what the night does by itself when a term is over."""

MOVES: dict[tuple[str, str], frozenset[str]] = {
    ("draft", "proposed"): MANAGING,
    ("draft", "dropped"): MANAGING,
    ("proposed", "draft"): MANAGING,
    ("proposed", "in_force"): MANAGING,
    ("proposed", "dropped"): MANAGING,
    ("in_force", "amended"): MANAGING,
    ("in_force", "ended"): MANAGING | {NIGHT},
}
ENDINGS: dict[str, frozenset[str]] = {
    "expired": MANAGING | {NIGHT},
    "by_us": MANAGING,
    "by_them": MANAGING,
    "breached_by_us": HEADING,
    "breached_by_them": HEADING,
}
NEEDED = ("we_give", "they_give", "starts_on")
"""What a version must say before it is proposed."""


def may_move(from_state: str, to_state: str, *, role: str) -> bool:
    return role in MOVES.get((from_state, to_state), frozenset())


def may_end(ending: str, *, role: str) -> bool:
    """Who may say that it ended this way; that somebody broke it is for those who lead."""
    return role in ENDINGS.get(ending, frozenset())


def state_of(versions: Iterable[str]) -> str:
    """The state of an agreement whose versions, the first one first, are in these states."""
    states = list(versions)
    if "in_force" in states:
        return "amended" if "amended" in states else "in_force"
    if "ended" in states:
        return "ended"
    return states[-1] if states else "draft"


def counts(states: Iterable[str]) -> int:
    """The place of the version that counts: the one in force, else the one that ended, else the latest."""
    listed = list(states)
    for wanted in ("in_force", "ended"):
        if wanted in listed:
            return listed.index(wanted)
    return len(listed) - 1


def renewed(ends_on: date, *, months: int) -> date:
    """The last day of the next term, when the term that ends on this day goes on for so many months."""
    last: date = ends_on + timedelta(days=1) + relativedelta(months=months) - timedelta(days=1)
    return last


def notice_from(ends_on: date, *, days: int) -> date:
    """The day from which the end of a term is announced."""
    return ends_on - timedelta(days=days)
