"""The exchange balance of a partner, and whose is the most one-sided (C8)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Case, F, FloatField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Greatest, Least

from accounts.models import User
from partners.models import Partner
from scoring.models import ExchangeQuarter
from scoring.queries.rules import exchange_rule
from scoring.rules.exchange import (
    QUARTERS,
    Advice,
    Done,
    Exchange,
    ExchangeTerms,
    Tilt,
    advice,
    index_shown,
    quarter_of,
    quarters_back,
    tilt,
)

FIGURES = [
    field.name for field in ExchangeQuarter._meta.concrete_fields if field.name not in ("id", "partner", "quarter")
]
LEVEL = ("placements_got",)
"""Figures that stand at a time; the latest quarter's is the year's."""


@dataclass(frozen=True)
class Balance:
    """`quarters` are the four full ones and the running one, oldest first; `total` is all of them together."""

    quarters: list[ExchangeQuarter]
    total: ExchangeQuarter
    index: Fraction | None
    indexes: list[Fraction | None]
    tilt: Tilt
    advice: list[Advice]
    terms: ExchangeTerms

    @property
    def trend(self) -> int:
        """1 where the last full quarter's index is above the one before, -1 below, 0 where either is unknown."""
        before, last = self.indexes[-3:-1]
        return 0 if before is None or last is None else (last > before) - (last < before)

    @property
    def happened(self) -> bool:
        return any(getattr(self.total, name) for name in FIGURES)


def terms_now() -> ExchangeTerms:
    rule = exchange_rule()
    return ExchangeTerms(rule.share_percent, rule.enough)


def quarters_until(on: date) -> list[date]:
    """The first days of the four full quarters before a day and of its own."""
    running = quarter_of(on)
    return [quarters_back(running, number) for number in reversed(range(QUARTERS + 1))]


def balance_of(partner: Partner, *, on: date) -> Balance:
    """As the last night wrote it down."""
    days, terms = quarters_until(on), terms_now()
    known = {row.quarter: row for row in ExchangeQuarter.objects.filter(partner=partner, quarter__in=days)}
    quarters = [known.get(day) or ExchangeQuarter(partner=partner, quarter=day) for day in days]
    sums = {name: sum(getattr(row, name) for row in quarters) for name in FIGURES}
    total = ExchangeQuarter(**sums | {name: getattr(quarters[-1], name) for name in LEVEL})
    done = Done(
        customers_got=total.customers_got,
        customers_gave=total.customers_gave,
        missed_ours=total.promises_ours - total.promises_ours_kept,
        missed_theirs=total.promises_theirs - total.promises_theirs_kept,
    )
    return Balance(
        quarters=quarters,
        total=total,
        index=index_shown(total.exchange, terms),
        indexes=[index_shown(row.exchange, terms) for row in quarters],
        tilt=tilt(total.exchange),
        advice=advice(total.exchange, done),
        terms=terms,
    )


@dataclass(frozen=True)
class Line:
    """One partner's exchange of the four full quarters and the running one."""

    partner: Partner
    exchange: Exchange
    index: Fraction | None
    tilt: Tilt
    customers_got: int
    customers_gave: int


def one_sided_first(*, of: User, on: date, whom: Tilt | None = None) -> QuerySet[Any, dict[str, Any]]:
    """Sums by partner that a person may see, enough of them for an index, the least even first; `lines` reads them."""
    rows = ExchangeQuarter.objects.filter(
        quarter__in=quarters_until(on), partner__in=Partner.objects.visible_to(of)
    ).order_by()
    sums = rows.values("partner_id").annotate(
        a_got=Greatest(Sum("got"), 0),
        a_gave=Greatest(Sum("gave"), 0),
        a_events=Sum("events"),
        a_customers_got=Sum("customers_got"),
        a_customers_gave=Sum("customers_gave"),
    )
    both = Cast(F("a_got") + F("a_gave"), FloatField())
    known = sums.filter(a_events__gte=terms_now().enough).filter(Q(a_got__gt=0) | Q(a_gave__gt=0))
    ranked: QuerySet[Any, dict[str, Any]] = known.annotate(  # type: ignore[assignment]
        ratio=Case(When(a_got=F("a_gave"), then=Value(1.0)), default=2.0 * Least(F("a_got"), F("a_gave")) / both)
    )
    if whom is Tilt.WE_OWE:
        ranked = ranked.filter(a_got__gt=F("a_gave"))
    elif whom is Tilt.THEY_OWE:
        ranked = ranked.filter(a_got__lt=F("a_gave"))
    return ranked.order_by("ratio", "-a_events", "partner_id")


def lines(rows: list[dict[str, Any]]) -> list[Line]:
    """A page of `one_sided_first` with its partners."""
    partners = Partner.objects.select_related("kind").in_bulk([row["partner_id"] for row in rows])
    terms = terms_now()
    found = []
    for row in rows:
        exchange = Exchange(row["a_got"], row["a_gave"], row["a_events"])
        found.append(
            Line(
                partner=partners[row["partner_id"]],
                exchange=exchange,
                index=index_shown(exchange, terms),
                tilt=tilt(exchange),
                customers_got=row["a_customers_got"],
                customers_gave=row["a_customers_gave"],
            )
        )
    return found
