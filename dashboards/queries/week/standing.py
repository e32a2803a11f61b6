"""Who moved tier, which flags rose, who went silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from accounts.models import User
from core.rules.weeks import IsoWeek
from dashboards.access import sees_every_partner
from partners.models import Partner
from scoring.models import FlagRule, RiskFlag
from scoring.rules.tiers import LADDER

SHOWN = 5
SILENT = (FlagRule.Code.NO_CONTACT, FlagRule.Code.DORMANT)


UP, DOWN = -1, 1

# The ladder is read from the top: a step up lowers the place on it.
MOVED = """
with moved as (
    select id, partner_id, from_tier, tier, turnover,
        sign(array_position(%(ladder)s, tier::text) - array_position(%(ladder)s, from_tier::text))::int as way
    from partners_standingchange
    where "on" between %(monday)s and %(sunday)s and from_tier <> '' and from_tier <> tier{visible}
), ranked as (
    select *, row_number() over (partition by way order by turnover desc, id) as place,
        count(*) over (partition by way) as all_of_way
    from moved
)
select way, all_of_way, p.uuid, p.name, from_tier, tier
from ranked join partners_partner p on p.id = partner_id
where place <= %(shown)s
order by place
"""


@dataclass(frozen=True)
class TierMove:
    """A partner that went from one tier to another."""

    uuid: UUID
    name: str
    from_tier: str
    tier: str


@dataclass(frozen=True)
class TierMoves:
    """The largest five of each way and how many there are."""

    up: Sequence[TierMove]
    down: Sequence[TierMove]
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
    words: dict[str, Any] = {"monday": week.monday, "sunday": week.sunday, "ladder": list(LADDER), "shown": SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(MOVED.format(visible=_visible(cursor, of=of)), words)
        rows = cursor.fetchall()
    up, down = ([row[2:] for row in rows if row[0] == way] for way in (UP, DOWN))
    counts = {row[0]: row[1] for row in rows}
    return TierMoves(
        up=[TierMove(*row) for row in up],
        down=[TierMove(*row) for row in down],
        up_count=counts.get(UP, 0),
        down_count=counts.get(DOWN, 0),
    )


def _visible(cursor: Any, *, of: User) -> str:
    """The condition that leaves the partners whom this person may see."""
    if sees_every_partner(of):
        return ""
    seen, values = Partner.objects.visible_to(of).values("pk").query.sql_with_params()
    return f" and partner_id in ({cursor.mogrify(seen, values).decode()})".replace("%", "%%")


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
