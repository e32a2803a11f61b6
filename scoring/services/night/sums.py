"""What the verdicts of a date look at: each partner's turnover in the windows, exact to the day."""

from datetime import date, timedelta

from psycopg2.sql import SQL

from scoring.services.night.context import Night, Windows

SUM_COLUMNS = """
create temp table night_sum (
    partner_id bigint primary key, turnover bigint not null, tier_turnover bigint not null, recent bigint not null,
    previous bigint not null, last_deal_on date
) on commit drop
"""

FROM_DEALS = """
insert into night_sum
select p.id, coalesce(d.turnover, 0), coalesce(d.tier_turnover, 0), coalesce(d.recent, 0), coalesce(d.previous, 0),
    d.last_deal_on
from partners_partner p
left join (
    select partner_id,
        sum(base_amount) filter (where ordered_on between %(abc_start)s and %(abc_end)s)::bigint as turnover,
        sum(base_amount) filter (where ordered_on between %(tier_start)s and %(tier_end)s)::bigint as tier_turnover,
        sum(base_amount) filter (where ordered_on between %(recent_start)s and %(recent_end)s)::bigint as recent,
        sum(base_amount) filter (where ordered_on between %(previous_start)s and %(previous_end)s)::bigint as previous,
        max(ordered_on) as last_deal_on
    from sales_deal
    where state = 'won' and ordered_on <= %(on)s and {whose_deals}
    group by partner_id
) d on d.partner_id = p.id
where {which}
"""

MARKED = """
create temp table night_judged on commit drop as
select distinct partner_id from night_mark where partner_id is not null
"""

FROM_CALENDAR = """
insert into night_sum
select s.partner_id, s.turnover + d.turnover, s.tier_turnover + d.tier_turnover, s.recent + d.recent,
    s.previous + d.previous, greatest(s.last_deal_on, d.last_deal_on)
from (
    select partner_id,
        sum(base_amount * ((ordered_on between %(abc_start)s and %(abc_end)s)::int
            - (ordered_on between %(old_abc_start)s and %(old_abc_end)s)::int))::bigint as turnover,
        sum(base_amount * ((ordered_on between %(tier_start)s and %(tier_end)s)::int
            - (ordered_on between %(old_tier_start)s and %(old_tier_end)s)::int))::bigint as tier_turnover,
        sum(base_amount * ((ordered_on between %(recent_start)s and %(recent_end)s)::int
            - (ordered_on between %(old_recent_start)s and %(old_recent_end)s)::int))::bigint as recent,
        sum(base_amount * ((ordered_on between %(previous_start)s and %(previous_end)s)::int
            - (ordered_on between %(old_previous_start)s and %(old_previous_end)s)::int))::bigint as previous,
        max(ordered_on) filter (where ordered_on > %(base)s) as last_deal_on
    from sales_deal
    where state = 'won' and ordered_on = any(%(days)s::date[])
    group by partner_id
) d
join partners_standing s using (partner_id)
where not exists (select from night_judged j where j.partner_id = d.partner_id)
"""


def sum_turnover(night: Night) -> None:
    """Fill `night_sum`: with all partners, or with those whose facts changed and those the calendar moved."""
    night.sql(SUM_COLUMNS)
    night.sql(MARKED)
    night.sql("analyze night_judged")
    judged = "select partner_id from night_judged"
    statement = SQL(FROM_DEALS).format(whose_deals=night.among("partner_id", judged), which=night.among("p.id", judged))
    with night.table_order():
        night.sql(statement, on=night.on, **night.windows.days())
    if night.base is not None:
        _move_calendar(night, base=night.base)
    night.sql("analyze night_sum")


def _move_calendar(night: Night, *, base: date) -> None:
    """Where no fact changed, the old sums gain the days that entered a window and lose those that left."""
    before = Windows.of(base, night.rules)
    days = sorted(_edges(before, night.windows))
    night.sql(FROM_CALENDAR, base=base, days=days, **night.windows.days(), **before.days("old_"))


def _edges(before: Windows, after: Windows) -> set[date]:
    edges: set[date] = set()
    for old, new in zip(before, after, strict=True):
        edges |= set(_days(old.start, new.start)) | set(_days(old.end + timedelta(1), new.end + timedelta(1)))
    return edges


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]
