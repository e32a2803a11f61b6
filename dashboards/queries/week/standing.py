"""Who moved tier, which flags rose, who went silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, Sign

from accounts.models import User
from core.rules.weeks import IsoWeek
from dashboards.access import sees_every_partner
from partners.models import Partner, StandingChange, Tier
from scoring.models import FlagRule, RiskFlag

SHOWN = 5
SILENT = (FlagRule.Code.NO_CONTACT, FlagRule.Code.DORMANT)
RANK = {Tier.BEGINNER: 0, Tier.BRONZE: 1, Tier.SILVER: 2, Tier.GOLD: 3}


@dataclass(frozen=True)
class TierMoves:
    """The largest five of each way and how many there are."""

    up: Sequence[StandingChange]
    down: Sequence[StandingChange]
    up_count: int
    down_count: int


@dataclass(frozen=True)
class FlagsOfWeek:
    """Flags that rose in the week, the largest partners first; silence apart from the rest."""

    risks: list[RiskFlag]
    silent: list[RiskFlag]
    risk_count: int
    silent_count: int


def tier_moves(week: IsoWeek, *, of: User) -> TierMoves:
    """One query: the largest of each way, each knowing how many went that way."""
    moved = StandingChange.objects.filter(on__range=(week.monday, week.sunday)).exclude(from_tier="")
    moved = moved.exclude(from_tier=F("tier"))
    if not sees_every_partner(of):
        moved = moved.filter(partner__in=Partner.objects.visible_to(of))
    moved = moved.annotate(way=Sign(_rank("tier") - _rank("from_tier")))
    ranked = moved.annotate(
        place=Window(RowNumber(), partition_by="way", order_by=["-turnover", "pk"]),
        all_of_way=Window(Count("*"), partition_by="way"),
    )
    rows = list(ranked.filter(place__lte=SHOWN).select_related("partner").order_by("place"))
    up, down = [row for row in rows if row.way > 0], [row for row in rows if row.way < 0]
    return TierMoves(up=up, down=down, up_count=_all_of(up), down_count=_all_of(down))


def _all_of(rows: list[Any]) -> int:
    return rows[0].all_of_way if rows else 0


def _rank(field: str) -> Case:
    whens = [When(**{field: tier, "then": Value(rank)}) for tier, rank in RANK.items()]
    return Case(*whens, default=Value(0), output_field=IntegerField())


def flags_of_week(week: IsoWeek, *, of: User) -> FlagsOfWeek:
    rose = RiskFlag.objects.filter(opened_on__range=(week.monday, week.sunday))
    if not sees_every_partner(of):
        rose = rose.filter(partner__in=Partner.objects.visible_to(of))
    counts = dict(rose.order_by().values_list("code").annotate(n=Count("pk")))
    silent = {code: n for code, n in counts.items() if code in SILENT}
    return FlagsOfWeek(
        risks=_largest(rose.exclude(code__in=SILENT)) if len(counts) > len(silent) else [],
        silent=_largest(rose.filter(code__in=SILENT)) if silent else [],
        risk_count=sum(counts.values()) - sum(silent.values()),
        silent_count=sum(silent.values()),
    )


def _largest(flags: QuerySet[RiskFlag]) -> list[RiskFlag]:
    ranked = flags.filter(partner__standing__isnull=False).order_by("-partner__standing__turnover", "pk")
    return list(ranked.select_related("partner", "partner__standing")[:SHOWN])
