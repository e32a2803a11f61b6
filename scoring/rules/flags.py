"""Risk flags (F4): what raises each, and the evidence it leaves."""

from collections.abc import Callable, Iterator
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
    """A rule that is on: `threshold` in days, percent or cases, `months` for the windows it compares."""

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
    """The codes that stand on a day by these facts, with their evidence; `scoring.rules.cases` has the rest.

    Evidence names days, not their number: it stays as it is.
    """
    for code, rule in terms.items():
        evidence = _LOOKS[code](facts, rule, on, total) if code in _LOOKS else None
        if evidence is not None:
            yield code, evidence


def fell(recent: int, previous: int, *, percent: int) -> bool:
    """Whether a positive turnover fell by `percent` or more."""
    return previous > 0 and recent * 100 <= previous * (100 - percent)


def _no_contact(facts: Facts, rule: FlagTerms, on: date, total: int) -> Evidence | None:
    last = facts.last_contact_on
    if facts.status not in CONTACTED_STATUSES or (last or facts.known_since) >= on - timedelta(days=rule.threshold):
        return None
    return {"last_contact_on": last.isoformat() if last else None, "days": rule.threshold}


def _dormant(facts: Facts, rule: FlagTerms, on: date, total: int) -> Evidence | None:
    last = facts.last_deal_on
    if last is None or facts.status == ENDED or last >= on - timedelta(days=rule.threshold):
        return None
    return {"last_deal_on": last.isoformat(), "days": rule.threshold}


def _turnover_fell(facts: Facts, rule: FlagTerms, on: date, total: int) -> Evidence | None:
    if not fell(facts.recent, facts.previous, percent=rule.threshold):
        return None
    return {"recent": facts.recent, "previous": facts.previous, "percent": rule.threshold}


def _too_large(facts: Facts, rule: FlagTerms, on: date, total: int) -> Evidence | None:
    if facts.turnover <= 0 or facts.turnover * 100 <= total * rule.threshold:
        return None
    return {"turnover": facts.turnover, "total": total, "percent": rule.threshold}


_LOOKS: dict[str, Callable[[Facts, FlagTerms, date, int], Evidence | None]] = {
    NO_CONTACT: _no_contact,
    DORMANT: _dormant,
    TURNOVER_FELL: _turnover_fell,
    TOO_LARGE: _too_large,
}
