"""Weekly figures where facts changed: their own weeks are counted again, and the sums move by the difference."""

from scoring.rules.contacts import CALLS, MEETINGS
from scoring.services.night.context import Night
from scoring.services.night.counted import look_where, remember_where

CHANGED_WEEKS = """
create temp table night_week on commit drop as
select m.week, m.partner_id, coalesce(i.calls, 0)::int as calls, coalesce(i.meetings, 0)::int as meetings,
    coalesce(d.orders, 0)::int as orders, coalesce(d.turnover, 0)::bigint as turnover,
    coalesce(d.margin, 0)::bigint as margin
from (select distinct week, partner_id from night_mark where week is not null) m
left join lateral (
    select count(*) as orders, sum(base_amount) as turnover, sum(base_margin) as margin from sales_deal
    where partner_id = m.partner_id and ordered_on between m.week and m.week + 6 and state = 'won'
) d on true
left join lateral (
    select count(*) filter (where kind = any(%(calls)s)) as calls,
        count(*) filter (where kind = any(%(meetings)s)) as meetings
    from partners_interaction where partner_id = m.partner_id and day between m.week and m.week + 6
) i on true
"""

MOVED = """
create temp table night_moved on commit drop as
select n.partner_id from night_counted n join scoring_countedpartner o using (partner_id)
where (o.kind_id, o.manager_id) is distinct from (n.kind_id, n.manager_id)
"""

KEYS = """
create temp table night_key on commit drop as
select week, partner_id from night_week
union
select week, partner_id from scoring_partnerweek
where exists (select from night_moved) and partner_id in (select partner_id from night_moved)
"""

IMAGE = """
create temp table night_image on commit drop as
select 0 as sign, 0::bigint as kind_id, 0::bigint as manager_id, current_date as week, 0 as calls, 0 as meetings,
    0 as new_partners, 0 as orders, 0::bigint as turnover, 0::bigint as margin
limit 0
"""

SEEN_WEEKS = """
insert into night_image
select %(sign)s, c.kind_id, c.manager_id, w.week, w.calls, w.meetings, 0, w.orders, w.turnover, w.margin
from night_key k
join scoring_partnerweek w on w.week = k.week and w.partner_id = k.partner_id
join scoring_countedpartner c on c.partner_id = w.partner_id
"""

SEEN_PARTNERS = """
insert into night_image
select %(sign)s, kind_id, manager_id, week, 0, 0, 1, 0, 0, 0
from scoring_countedpartner where partner_id in (select partner_id from night_mark where what = 'partner')
"""

DROP_EMPTY = """
delete from scoring_partnerweek o using night_week n
where o.week = n.week and o.partner_id = n.partner_id and n.calls = 0 and n.meetings = 0 and n.orders = 0
"""

WRITE_WEEKS = """
insert into scoring_partnerweek as o (week, partner_id, calls, meetings, orders, turnover, margin)
select week, partner_id, calls, meetings, orders, turnover, margin from night_week
where calls > 0 or meetings > 0 or orders > 0
order by week, partner_id
on conflict (week, partner_id) do update
set calls = excluded.calls, meetings = excluded.meetings, orders = excluded.orders, turnover = excluded.turnover,
    margin = excluded.margin
where (o.calls, o.meetings, o.orders, o.turnover, o.margin)
    is distinct from (excluded.calls, excluded.meetings, excluded.orders, excluded.turnover, excluded.margin)
"""

DIFFERENCES = """
create temp table night_scope on commit drop as
select s.scope, s.scope_id, week, sum(case when s.scope = 'manager' then 0 else sign * calls end)::int as calls,
    sum(case when s.scope = 'manager' then 0 else sign * meetings end)::int as meetings,
    sum(sign * new_partners)::int as new_partners, sum(sign * orders)::int as orders,
    sum(sign * turnover)::bigint as turnover, sum(sign * margin)::bigint as margin
from night_image cross join lateral
    (values ('company', 0), ('kind', kind_id), ('manager', manager_id)) s (scope, scope_id)
group by s.scope, s.scope_id, week
"""

ADD_DIFFERENCES = """
insert into scoring_scopeweek as o (scope, scope_id, week, calls, meetings, new_partners, orders, turnover, margin)
select scope, scope_id, week, calls, meetings, new_partners, orders, turnover, margin from night_scope
where (calls, meetings, new_partners, orders, turnover, margin) is distinct from (0, 0, 0, 0, 0, 0)
order by scope, scope_id, week
on conflict (scope, scope_id, week) do update
set calls = o.calls + excluded.calls, meetings = o.meetings + excluded.meetings,
    new_partners = o.new_partners + excluded.new_partners, orders = o.orders + excluded.orders,
    turnover = o.turnover + excluded.turnover, margin = o.margin + excluded.margin
"""

WRITE_AUTHORS = """
insert into scoring_scopeweek as o (scope, scope_id, week, calls, meetings, new_partners, orders, turnover, margin)
select 'manager', m.author_id, m.week, i.calls, i.meetings, 0, 0, 0, 0
from (select distinct author_id, week from night_mark where what = 'contact') m
cross join lateral (
    select count(*) filter (where kind = any(%(calls)s)) as calls,
        count(*) filter (where kind = any(%(meetings)s)) as meetings
    from (
        select kind from partners_interaction where author_id = m.author_id and day between m.week and m.week + 6
        union all
        select kind from partners_interaction
        where m.author_id = 0 and author_id is null and day between m.week and m.week + 6
    ) held
) i
order by 2, 3
on conflict (scope, scope_id, week) do update set calls = excluded.calls, meetings = excluded.meetings
where (o.calls, o.meetings) is distinct from (excluded.calls, excluded.meetings)
"""

DROP_SCOPES = """
delete from scoring_scopeweek o
where calls = 0 and meetings = 0 and new_partners = 0 and orders = 0 and turnover = 0 and margin = 0
"""


def correct_weeks(night: Night) -> None:
    """The marked weeks only. Sums lose what stood there before and gain what stands there now."""
    kinds = {"calls": list(CALLS), "meetings": list(MEETINGS)}
    night.read["partner_weeks"] = night.sql(CHANGED_WEEKS, **kinds)
    look_where(night)
    night.sql(MOVED)
    night.sql(KEYS)
    night.sql("analyze night_key")
    night.sql(IMAGE)
    _photograph(night, sign=-1)
    night.count("partner_weeks", night.sql(DROP_EMPTY) + night.sql(WRITE_WEEKS))
    remember_where(night)
    _photograph(night, sign=1)
    night.sql(DIFFERENCES)
    night.count("scope_weeks", night.sql(ADD_DIFFERENCES) + night.sql(WRITE_AUTHORS, **kinds))
    night.sql(DROP_SCOPES)


def _photograph(night: Night, *, sign: int) -> None:
    night.sql(SEEN_WEEKS, sign=sign)
    night.sql(SEEN_PARTNERS, sign=sign)
