"""Weekly figures where facts changed: the sums of their own weeks move by the difference that the marks tell."""

from scoring.services.night.context import Night
from scoring.services.night.counted import look_where, remember_where

CHANGES = """
create temp table night_change on commit drop as
select coalesce(c.kind_id, n.kind_id, 0) as kind_id, coalesce(c.manager_id, n.manager_id, 0) as manager_id, m.week,
    m.calls, m.meetings, 0 as new_partners, m.orders, m.turnover, m.margin
from night_mark m
left join scoring_countedpartner c using (partner_id)
left join night_counted n using (partner_id)
where m.week is not null
"""

MOVED = """
create temp table night_moved on commit drop as
select n.partner_id, o.kind_id as old_kind_id, o.manager_id as old_manager_id, n.kind_id, n.manager_id
from night_counted n join scoring_countedpartner o using (partner_id)
where (o.kind_id, o.manager_id) is distinct from (n.kind_id, n.manager_id)
"""

MOVE_WEEKS = """
insert into night_change
select side.kind_id, side.manager_id, w.week, sign * w.calls, sign * w.meetings, 0, sign * w.orders,
    sign * w.turnover, sign * w.margin
from night_moved m
cross join lateral (select * from scoring_partnerweek w where w.partner_id = m.partner_id offset 0) w
cross join lateral (values (-1, m.old_kind_id, m.old_manager_id), (1, m.kind_id, m.manager_id))
    side (sign, kind_id, manager_id)
"""

COUNT_PARTNERS = """
insert into night_change
select kind_id, manager_id, week, 0, 0, %(sign)s, 0, 0, 0
from scoring_countedpartner where partner_id in (select partner_id from night_mark where what = 'partner')
"""

DIFFERENCES = """
create temp table night_scope on commit drop as
select scope, scope_id, week, sum(calls)::int as calls, sum(meetings)::int as meetings,
    sum(new_partners)::int as new_partners, sum(orders)::int as orders, sum(turnover)::bigint as turnover,
    sum(margin)::bigint as margin
from (
    select s.scope, s.scope_id, week, case when s.scope = 'manager' then 0 else calls end as calls,
        case when s.scope = 'manager' then 0 else meetings end as meetings, new_partners, orders, turnover, margin
    from night_change cross join lateral
        (values ('company', 0), ('kind', kind_id), ('manager', manager_id)) s (scope, scope_id)
    union all
    select 'manager', author_id, week, calls, meetings, 0, 0, 0, 0 from night_mark where what = 'contact'
) parts
group by scope, scope_id, week
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

DROP_SCOPES = """
delete from scoring_scopeweek o
where calls = 0 and meetings = 0 and new_partners = 0 and orders = 0 and turnover = 0 and margin = 0
"""


def correct_weeks(night: Night) -> None:
    """First what changed, where its partners were counted until now; then partners move with all their weeks."""
    look_where(night)
    night.sql(CHANGES)
    night.sql(MOVED)
    night.sql("analyze night_moved")
    night.sql(MOVE_WEEKS)
    night.sql(COUNT_PARTNERS, sign=-1)
    remember_where(night)
    night.sql(COUNT_PARTNERS, sign=1)
    night.sql(DIFFERENCES)
    night.count("scope_weeks", night.sql(ADD_DIFFERENCES))
    night.sql(DROP_SCOPES)
