"""Risk flags (F4): what raises each, and the evidence it leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NO_CONTACT = "no_contact"
DORMANT = "dormant"
TURNOVER_FELL = "turnover_fell"
TOO_LARGE = "too_large"

CONTACTED_STATUSES = frozenset({"negotiating", "agreed", "onboarding", "active"})
ENDED = "ended"

Evidence = dict[str, int | str | None]


@dataclass(frozen=True)
class FlagTerms:
    """A rule that is on: `threshold` in days or percent, `months` for the windows it compares."""

    code: str
    category: str
    severity: int
    threshold: int
    months: int = 0


DEFAULT_TERMS = (
    FlagTerms(NO_CONTACT, "operational", 2, 60),
    FlagTerms(DORMANT, "operational", 2, 90),
    FlagTerms(TURNOVER_FELL, "commercial", 3, 50, months=3),
    FlagTerms(TOO_LARGE, "commercial", 3, 25),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the flags of one partner look at; money in minor units, `known_since` the day it was entered."""

    status: str
    known_since: date
    last_contact_on: date | None
    last_deal_on: date | None
    turnover: int
    recent: int
    previous: int


def raised(facts: Facts, terms: dict[str, FlagTerms], *, on: date, total: int) -> Iterator[tuple[str, Evidence]]:
    """The codes that stand on a day, with their evidence. Evidence names days, not their number: it stays as it is."""
    if (rule := terms.get(NO_CONTACT)) and facts.status in CONTACTED_STATUSES:
        seen = facts.last_contact_on or facts.known_since
        if seen < on - timedelta(days=rule.threshold):
            last = facts.last_contact_on
            yield NO_CONTACT, {"last_contact_on": last and last.isoformat(), "days": rule.threshold}
    if (rule := terms.get(DORMANT)) and facts.last_deal_on and facts.status != ENDED:
        if facts.last_deal_on < on - timedelta(days=rule.threshold):
            yield DORMANT, {"last_deal_on": facts.last_deal_on.isoformat(), "days": rule.threshold}
    if (rule := terms.get(TURNOVER_FELL)) and fell(facts.recent, facts.previous, percent=rule.threshold):
        yield TURNOVER_FELL, {"recent": facts.recent, "previous": facts.previous, "percent": rule.threshold}
    if (rule := terms.get(TOO_LARGE)) and facts.turnover * 100 > total * rule.threshold and facts.turnover > 0:
        yield TOO_LARGE, {"turnover": facts.turnover, "total": total, "percent": rule.threshold}


def fell(recent: int, previous: int, *, percent: int) -> bool:
    """Whether a positive turnover fell by `percent` or more."""
    return previous > 0 and recent * 100 <= previous * (100 - percent)
