"""What the verdicts of a date look at: each partner's turnover in the windows, exact to the day."""

from datetime import date, timedelta

from psycopg2.sql import SQL

from scoring.services.night.context import Night, Windows

SUM_COLUMNS = """
create temp table night_sum (
    partner_id bigint not null, turnover bigint not null, tier_turnover bigint not null, recent bigint not null,
    previous bigint not null, last_deal_on date, old_turnover bigint, old_last_deal_on date, old_abc varchar,
    old_tier varchar, tier_since date, below_since date, flags varchar[]
) on commit drop
"""

FROM_DEALS = """
insert into night_sum
select p.id, coalesce(d.turnover, 0), coalesce(d.tier_turnover, 0), coalesce(d.recent, 0), coalesce(d.previous, 0),
    d.last_deal_on, s.turnover, s.last_deal_on, s.abc, s.tier, s.tier_since, s.below_since, s.flags
from partners_partner p
left join partners_standing s on s.partner_id = p.id
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

NEW = """
create temp table night_new on commit drop as
select distinct partner_id from night_mark m
where partner_id is not null and not exists (select from partners_standing s where s.partner_id = m.partner_id)
"""

DIFFERENCES = """
create temp table night_difference on commit drop as
select partner_id, sum(turnover)::bigint as turnover, sum(tier_turnover)::bigint as tier_turnover,
    sum(recent)::bigint as recent, sum(previous)::bigint as previous, max(last_deal_on) as last_deal_on,
    bool_or(fewer) as fewer
from (
    select d.partner_id, base_amount * abc as turnover, base_amount * tier as tier_turnover,
        base_amount * recent as recent, base_amount * previous as previous,
        case when ordered_on > %(base)s then ordered_on end as last_deal_on, false as fewer
    from unnest(%(days)s::date[], %(abc)s::int[], %(tier)s::int[], %(recent)s::int[], %(previous)s::int[])
        edge (day, abc, tier, recent, previous)
    join sales_deal d on d.ordered_on = edge.day
    where d.state = 'won'
    union all
    select partner_id, turnover * (day between %(abc_start)s and %(abc_end)s)::int,
        turnover * (day between %(tier_start)s and %(tier_end)s)::int,
        turnover * (day between %(recent_start)s and %(recent_end)s)::int,
        turnover * (day between %(previous_start)s and %(previous_end)s)::int,
        case when orders > 0 and day <= %(on)s then day end, orders < 0
    from (
        select partner_id, day, sum(turnover)::bigint as turnover, sum(orders) as orders
        from night_mark where what = 'deal' group by partner_id, day
    ) marked
) parts
group by partner_id
"""

FROM_STANDINGS = """
insert into night_sum
select s.partner_id, s.turnover + d.turnover, s.tier_turnover + d.tier_turnover, s.recent + d.recent,
    s.previous + d.previous,
    case when d.fewer then (
        select max(ordered_on) from sales_deal
        where partner_id = s.partner_id and state = 'won' and ordered_on <= %(on)s
    ) else greatest(s.last_deal_on, d.last_deal_on) end,
    s.turnover, s.last_deal_on, s.abc, s.tier, s.tier_since, s.below_since, s.flags
from night_difference d join partners_standing s using (partner_id)
"""


def sum_turnover(night: Night) -> None:
    """Fill `night_sum`: with all partners, or with those whose facts changed and those the calendar moved.

    The columns behind the sums are what stood before, null where nothing did.
    """
    night.sql(SUM_COLUMNS)
    if night.base is None:
        with night.table_order():
            _sum_deals(night, whose="true", which="true")
    else:
        _add_new(night)
        _add_differences(night, base=night.base)
        night.sql("create unique index on night_sum (partner_id)")
    night.sql("analyze night_sum (partner_id, turnover)")


def _sum_deals(night: Night, *, whose: str, which: str) -> None:
    statement = SQL(FROM_DEALS).format(whose_deals=SQL(whose), which=SQL(which))
    night.sql(statement, on=night.on, **night.windows.days())


def _add_new(night: Night) -> None:
    """Partners without a standing, from their deals."""
    if night.sql(NEW):
        night.sql("analyze night_new")
        new = "select partner_id from night_new"
        _sum_deals(night, whose=f"partner_id in ({new})", which=f"p.id in ({new})")


def _add_differences(night: Night, *, base: date) -> None:
    """The old sums gain what changed facts added to their windows, then days that entered, and lose days that left."""
    before, after = Windows.of(base, night.rules), night.windows
    days = sorted(_edges(before, after))
    signs = {
        name: [(day in new) - (day in old) for day in days]
        for name, old, new in zip(("abc", "tier", "recent", "previous"), before, after, strict=True)
    }
    night.sql(DIFFERENCES, base=base, on=night.on, days=days, **signs, **before.days())
    night.sql("analyze night_difference (partner_id)")
    night.sql(FROM_STANDINGS, on=night.on)


def _edges(before: Windows, after: Windows) -> set[date]:
    edges: set[date] = set()
    for old, new in zip(before, after, strict=True):
        edges |= set(_days(old.start, new.start)) | set(_days(old.end + timedelta(1), new.end + timedelta(1)))
    return edges


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]
