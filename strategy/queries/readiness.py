"""Readiness as answered so far (A5)."""

from dataclasses import dataclass

from strategy.models import ReadinessCheck
from strategy.rules.readiness import Judgement, judge

SHOWN = 40


@dataclass(frozen=True)
class Judged:
    """A check with what follows from it."""

    check: ReadinessCheck
    judgement: Judgement


def checks_judged() -> list[Judged]:
    """The latest first."""
    rows = ReadinessCheck.objects.select_related("by", "reminder")[:SHOWN]
    return [Judged(row, judgement_of(row)) for row in rows]


def judgement_of(check: ReadinessCheck) -> Judgement:
    return judge(
        owner_does_it=check.owner_does_it,
        owner_hours=check.owner_hours,
        has_person=check.has_person,
        past_survival=check.past_survival,
    )
