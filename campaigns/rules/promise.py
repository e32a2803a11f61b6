"""A promise on its day: who may say what of it, and how well each side keeps its word (C4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.rules.recurrence import Rhythm, Unit

GRACE_DAYS = 14
"""So many days after its day an open promise is taken as broken."""
AHEAD_DAYS = 60
"""So far ahead promises that come again stand on the list."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """When a promise is due: once on its first day, or in a rhythm from that day on."""

    first: date
    rhythm: str = "once"
    every: int = 1
    last: date | None = None

    def days(self, *, since: date, until: date) -> list[date]:
        """The days on which it is due, from `since` to `until`, both included."""
        if self.rhythm == "once":
            return [self.first] if since <= self.first <= until else []
        rhythm = Rhythm(first=self.first, unit=Unit(self.rhythm), every=self.every, last=self.last)
        return list(rhythm.days(since=since, until=until))


class Act(StrEnum):
    REPORT = "report"
    KEEP = "keep"
    RETURN = "return"
    EXCUSE = "excuse"
    BREAK = "break"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Step:
    """From which states an act leads, and where to."""

    states: frozenset[str]
    to: str


STEPS: dict[Act, Step] = {
    Act.REPORT: Step(frozenset({"open", "broken"}), "reported"),
    Act.KEEP: Step(frozenset({"open", "reported", "broken"}), "kept"),
    Act.RETURN: Step(frozenset({"reported"}), "open"),
    Act.EXCUSE: Step(frozenset({"open", "reported", "broken"}), "excused"),
    Act.BREAK: Step(frozenset({"open", "reported"}), "broken"),
    Act.REOPEN: Step(frozenset({"kept", "excused", "broken"}), "open"),
}


def may(act: Act, *, state: str, side: str, actor: str) -> bool:
    """Whether `actor`, we or they, may do this to a promise of `side`.

    Who promised says that it is done; who was promised says that it was kept, gives it back, excuses it or calls it
    broken. We, who keep the book, may also mark our own promise kept, with what proves it, and open any anew.
    """
    if state not in STEPS[act].states:
        return False
    match act:
        case Act.REPORT:
            return actor == side
        case Act.KEEP:
            return actor == "we" or actor != side
        case Act.REOPEN:
            return actor == "we"
        case _:
            return actor != side


def allowed(*, state: str, side: str, actor: str) -> list[Act]:
    return [act for act in Act if may(act, state=state, side=side, actor=actor)]


def needs(act: Act, *, side: str, actor: str, proof: str) -> str:
    """What the act asks for: "link", "photo", "file", "note", or nothing."""
    if act in (Act.RETURN, Act.EXCUSE):
        return "note"
    if act not in (Act.REPORT, Act.KEEP) or actor != side:
        return ""
    if proof == "confirmation":
        return "note" if act is Act.KEEP else ""
    return proof if proof in ("link", "photo", "file") else ""


def is_overdue(*, state: str, due_on: date, on: date) -> bool:
    return state in ("open", "broken") and due_on < on


def broken_before(on: date) -> date:
    """Open promises due before this day are broken."""
    return on - timedelta(days=GRACE_DAYS)


@dataclass(frozen=True)
class Kept:
    """How many promises of a side were kept on their day, kept later, and not kept."""

    on_time: int = 0
    late: int = 0
    broken: int = 0

    @property
    def counted(self) -> int:
        return self.on_time + self.late + self.broken

    @property
    def share(self) -> float | None:
        """Kept on time, 0 to 1; None where nothing was due."""
        return self.on_time / self.counted if self.counted else None


def kept(days: Iterable[tuple[str, date, date | None]], *, on: date) -> Kept:
    """The count of (state, due, kept on) until `on`.

    Excused and dropped ones count for nobody, and so do those that wait for the other side's word; an open one
    counts as not kept from the day after it was due.
    """
    on_time = late = broken = 0
    for state, due_on, kept_on in days:
        if state == "kept" and kept_on:
            on_time, late = (on_time + 1, late) if kept_on <= due_on else (on_time, late + 1)
        elif is_overdue(state=state, due_on=due_on, on=on) or state == "broken":
            broken += 1
    return Kept(on_time, late, broken)
