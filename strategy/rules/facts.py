"""What the system knows of a partner by itself, so that nobody is asked for it (A3)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Known:
    """A partner's record in numbers, as `strategy.queries.known` reads it; None where there is nothing to tell."""

    areas: int = 0
    people: int = 0
    decision_maker: bool = False
    legal_entity: bool = False
    website: bool = False
    mean_month: int | None = None
    recent: int | None = None
    previous: int | None = None
    flags: int | None = None
    last_contact_on: date | None = None


# The facts, and the kind of criterion that each answers.
FACTS: dict[str, str] = {
    "areas": "number",
    "people": "number",
    "decision_maker": "yes_no",
    "legal_entity": "yes_no",
    "website": "yes_no",
    "brings_orders": "yes_no",
    "mean_month": "number",
    "growth": "share",
    "tier": "one_of",
    "no_risk": "yes_no",
    "talked_lately": "yes_no",
}
LATELY_DAYS = 90


def answer_of(fact: str, known: Known, *, on: date) -> str | None:
    """What a fact answers, in the spelling of answers; None where the record is silent. Money in whole units."""
    match fact:
        case "areas" | "people":
            count: int = getattr(known, fact)
            return str(count) if count else None
        case "decision_maker" | "legal_entity" | "website":
            # What isn't in the record may still be true, so that only a yes is an answer.
            return "yes" if getattr(known, fact) else None
        case "brings_orders":
            return None if known.recent is None else _yes(known.recent > 0)
        case "mean_month":
            return None if known.mean_month is None else str(known.mean_month)
        case "growth":
            return _growth(known)
        case "no_risk":
            return None if known.flags is None else _yes(not known.flags)
        case "talked_lately":
            return None if known.last_contact_on is None else _yes((on - known.last_contact_on).days <= LATELY_DAYS)
    return None


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _growth(known: Known) -> str | None:
    """Sales of the recent window as a share of the one before, 100 at most: a share never says more."""
    if known.recent is None or not known.previous or known.previous < 0:
        return None
    return str(min(100, max(0, known.recent * 100 // known.previous)))
