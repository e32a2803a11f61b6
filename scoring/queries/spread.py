"""How partners are spread over classes and tiers, beside what is published (F1)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from partners.models import Standing, Tier

PUBLISHED = {"A": (20, 80), "B": (30, 15), "C": (40, 5), "D": (10, 1)}


@dataclass(frozen=True)
class ClassSpread:
    """Shares in percent: of partners, of turnover, and the published reference of both."""

    abc: str
    partners: int
    of_partners: Decimal
    of_turnover: Decimal
    usual_partners: int
    usual_turnover: int


@dataclass(frozen=True)
class Spread:
    classes: list[ClassSpread]
    tiers: list[tuple[str, str, int]]
    partners: int


def spread() -> Spread:
    """By the last published night; two queries."""
    rows = Standing.objects.values_list("abc").annotate(n=Count("pk"), sold=Sum("turnover"))
    found: dict[str, tuple[int, int]] = {abc: (count, max(0, turnover)) for abc, count, turnover in rows}
    partners = sum(count for count, _ in found.values())
    sold = sum(turnover for _, turnover in found.values())
    counts = dict(Standing.objects.values_list("tier").annotate(n=Count("pk")))
    return Spread(
        classes=[
            ClassSpread(
                abc=abc,
                partners=found.get(abc, (0, 0))[0],
                of_partners=_percent(found.get(abc, (0, 0))[0], partners),
                of_turnover=_percent(found.get(abc, (0, 0))[1], sold),
                usual_partners=usual[0],
                usual_turnover=usual[1],
            )
            for abc, usual in PUBLISHED.items()
        ],
        tiers=[(tier.value, str(tier.label), counts.get(tier.value, 0)) for tier in Tier],
        partners=partners,
    )


def _percent(part: int, whole: int) -> Decimal:
    return Decimal(part) * 100 / whole if whole else Decimal(0)
