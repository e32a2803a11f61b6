"""Risks told by single cases (F4): papers, promises, complaints, a one-sided exchange."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from scoring.rules.exchange import Exchange, ExchangeTerms, one_sided
from scoring.rules.flags import Evidence, FlagTerms

UNSIGNED = "papers_unsigned"
EXPIRED = "papers_expired"
BROKEN = "promises_broken"
COMPLAINTS = "complaints"
ONE_SIDED = "one_sided"

PROMISE_DAYS = 90
"""So many days back a broken promise counts."""

CASE_TERMS = (
    FlagTerms(UNSIGNED, "legal", 2, 30),
    FlagTerms(EXPIRED, "legal", 3, 1),
    FlagTerms(BROKEN, "operational", 2, 2),
    FlagTerms(COMPLAINTS, "reputational", 3, 1),
    FlagTerms(ONE_SIDED, "commercial", 2, 30),
)


@dataclass(frozen=True)
class Cases:
    """What the cases of one partner come to.

    The longest unsigned paper was sent on `unsigned`; of the papers that nothing replaced the first ended on `expired`;
    `broken` promises of the last days, `complaints` still open, the first since `complaint_on`; `quarters` are the two
    last full ones, the earlier first.
    """

    unsigned: date | None = None
    expired: date | None = None
    broken: int = 0
    complaints: int = 0
    complaint_on: date | None = None
    quarters: Sequence[Exchange] = field(default=())


def raised_by(
    cases: Cases, terms: Mapping[str, FlagTerms], *, on: date, exchange: ExchangeTerms
) -> Iterator[tuple[str, Evidence]]:
    """The codes that stand on a day, with their evidence."""
    days = {code: rule.threshold for code, rule in terms.items()}
    if UNSIGNED in days and cases.unsigned and cases.unsigned < on - timedelta(days=days[UNSIGNED]):
        yield UNSIGNED, {"sent_on": cases.unsigned.isoformat(), "days": days[UNSIGNED]}
    if EXPIRED in days and cases.expired and cases.expired <= on - timedelta(days=days[EXPIRED]):
        yield EXPIRED, {"expired_on": cases.expired.isoformat(), "days": days[EXPIRED]}
    if BROKEN in days and cases.broken >= days[BROKEN]:
        yield BROKEN, {"count": cases.broken, "days": PROMISE_DAYS}
    if COMPLAINTS in days and cases.complaints >= days[COMPLAINTS] and cases.complaint_on:
        yield COMPLAINTS, {"count": cases.complaints, "opened_on": cases.complaint_on.isoformat()}
    if ONE_SIDED in days and one_sided(cases.quarters, exchange, percent=days[ONE_SIDED]):
        last = sum(cases.quarters, Exchange())
        yield ONE_SIDED, {"got": last.got, "gave": last.gave, "percent": days[ONE_SIDED]}
