"""Do we want partners at all, and are we able to (A5)."""

from dataclasses import dataclass
from enum import StrEnum

HOURS_NEEDED = 4
STOP_AT = 2


class Doubt(StrEnum):
    """A no, one for each question."""

    OWNER = "owner"
    PERSON = "person"
    SURVIVAL = "survival"


class Verdict(StrEnum):
    START = "start"
    MEND_FIRST = "mend_first"
    DO_NOT_START = "do_not_start"


@dataclass(frozen=True)
class Judgement:
    """The verdict with its reasons, in the order of the questions."""

    verdict: Verdict
    doubts: tuple[Doubt, ...]


def judge(*, owner_does_it: bool, owner_hours: int, has_person: bool, past_survival: bool) -> Judgement:
    """Two no's: don't start. An owner who has less than four hours a week doesn't do it personally."""
    doubts = []
    if not owner_does_it or owner_hours < HOURS_NEEDED:
        doubts.append(Doubt.OWNER)
    if not has_person:
        doubts.append(Doubt.PERSON)
    if not past_survival:
        doubts.append(Doubt.SURVIVAL)
    if len(doubts) >= STOP_AT:
        return Judgement(Verdict.DO_NOT_START, tuple(doubts))
    return Judgement(Verdict.MEND_FIRST if doubts else Verdict.START, tuple(doubts))
