"""Whom to call next, and why: the rhythm that a class asks for, and what would be lost or won."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboards.rules.change import half_up

RHYTHM_DAYS = {"A": 14, "B": 30, "C": 60, "D": 120}
WEIGHT = {"A": 8, "B": 4, "C": 2, "D": 1}
FELL_PERCENT = 30
CLOSE_PERCENT = 20
LATE_AT_MOST = 3


class Why(StrEnum):
    NEVER = "never"
    SILENT = "silent"
    FELL = "fell"
    CLOSE = "close"


@dataclass(frozen=True)
class Candidate:
    """What is known of a partner; money in minor units, `to_next` None at the top tier."""

    key: int
    abc: str
    last_contact_on: date | None
    recent: int
    previous: int
    mean_month: int
    to_next: int | None


@dataclass(frozen=True)
class Reason:
    """`number` is days for silence, percent for a fall, minor units a month for a tier within reach."""

    why: Why
    number: int = 0


@dataclass(frozen=True)
class Advice:
    key: int
    score: Fraction
    reasons: list[Reason] = field(default_factory=list)


def advise(candidates: Iterable[Candidate], *, on: date, at_most: int) -> list[Advice]:
    """The partners worth a contact on a day, the most urgent first; equal ones in the order of their keys."""
    found = [advice for candidate in candidates if (advice := weigh(candidate, on=on)).reasons]
    return sorted(found, key=lambda advice: (-advice.score, advice.key))[:at_most]


def weigh(candidate: Candidate, *, on: date) -> Advice:
    """Each reason adds to the score by the weight of the class; no reason, no score."""
    weight = WEIGHT.get(candidate.abc, 1)
    points, reasons = Fraction(0), []
    for reason, part in (_silence(candidate, on=on), _fall(candidate), _within_reach(candidate)):
        if reason:
            points += part
            reasons.append(reason)
    return Advice(key=candidate.key, score=points * weight, reasons=reasons)


Part = tuple[Reason | None, Fraction]
NO_PART: Part = (None, Fraction(0))


def _silence(candidate: Candidate, *, on: date) -> Part:
    if candidate.last_contact_on is None:
        return Reason(Why.NEVER), Fraction(1)
    days = (on - candidate.last_contact_on).days
    late = Fraction(days, RHYTHM_DAYS.get(candidate.abc, RHYTHM_DAYS["D"]))
    return (Reason(Why.SILENT, days), min(late, Fraction(LATE_AT_MOST))) if late > 1 else NO_PART


def _fall(candidate: Candidate) -> Part:
    if candidate.previous <= 0:
        return NO_PART
    fell = half_up(Fraction((candidate.previous - candidate.recent) * 100, candidate.previous))
    return (Reason(Why.FELL, fell), Fraction(fell, 50)) if fell >= FELL_PERCENT else NO_PART


def _within_reach(candidate: Candidate) -> Part:
    if not candidate.to_next or candidate.mean_month <= 0:
        return NO_PART
    bound = candidate.mean_month + candidate.to_next
    if candidate.to_next * 100 > bound * CLOSE_PERCENT:
        return NO_PART
    return Reason(Why.CLOSE, candidate.to_next), Fraction(1)
