"""Figures of weeks, as the last night left them or straight from the facts (G1)."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from core.rules.trend import READ_WEEKS, Trend, trend
from core.rules.weeks import IsoWeek
from partners.models import Partner
from scoring.models import FactMark, PartnerWeek, ScopeWeek
from scoring.queries.runs import last_published

FROM_FACTS = """
select coalesce(i.calls, 0), coalesce(i.meetings, 0), p.new_partners, d.orders,
    coalesce(d.turnover, 0)::bigint, coalesce(d.margin, 0)::bigint
from (
    select sum(scoring_is_call(kind)) as calls, sum(scoring_is_meeting(kind)) as meetings
    from partners_interaction where day between %(monday)s and %(sunday)s
) i, (
    select count(*) as new_partners from partners_partner
    where (created_at at time zone %(time_zone)s)::date between %(monday)s and %(sunday)s
) p, (
    select count(*) as orders, sum(base_amount) as turnover, sum(base_margin) as margin
    from sales_deal where ordered_on between %(monday)s and %(sunday)s and state = 'won'
) d
"""


@dataclass(frozen=True)
class WeekFigures:
    """A week of the company; money in minor units of its currency."""

    week: IsoWeek
    calls: int = 0
    meetings: int = 0
    new_partners: int = 0
    orders: int = 0
    turnover: int = 0
    margin: int = 0


def company_week(week: IsoWeek, *, time_zone: str) -> WeekFigures:
    """What the last night kept, or the facts themselves where they changed since or there was no night."""
    if last_published() is None or FactMark.objects.exists():
        return _from_facts(week, time_zone=time_zone)
    row = ScopeWeek.objects.filter(scope=ScopeWeek.Scope.COMPANY, scope_id=0, week=week.monday).first()
    if row is None:
        return WeekFigures(week)
    return WeekFigures(week, row.calls, row.meetings, row.new_partners, row.orders, row.turnover, row.margin)


def partner_trend(partner: Partner, *, until: IsoWeek) -> Trend:
    """A partner's turnover of the two years that end with the week `until`, from the facts as they are now."""
    first = until.plus(1 - READ_WEEKS)
    rows = PartnerWeek.objects.filter(partner=partner, week__range=(first.monday, until.monday))
    return trend({IsoWeek(monday): sold for monday, sold in rows.values_list("week", "turnover")}, until=until)


def _from_facts(week: IsoWeek, *, time_zone: str) -> WeekFigures:
    words: dict[str, Any] = {"monday": week.monday, "sunday": week.sunday, "time_zone": time_zone}
    with connection.cursor() as cursor:
        cursor.execute(FROM_FACTS, words)
        return WeekFigures(week, *cursor.fetchone())
