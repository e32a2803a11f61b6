"""Weekly figures rebuilt from all facts."""

from scoring.rules.contacts import CALLS, MEETINGS
from scoring.services.night.context import Night
from scoring.services.night.counted import look_where, remember_where

ALL_WEEKS = """
create temp table night_week on commit drop as
select week, partner_id, sum(calls)::int as calls, sum(meetings)::int as meetings, sum(orders)::int as orders,
    sum(turnover)::bigint as turnover, sum(margin)::bigint as margin
from (
    select scoring_monday(ordered_on) as week, partner_id, 0 as calls, 0 as meetings, 1 as orders,
        base_amount as turnover, coalesce(base_margin, 0) as margin
    from sales_deal where state = 'won'
    union all
    select scoring_monday(day), partner_id, (kind = any(%(calls)s))::int, (kind = any(%(meetings)s))::int, 0, 0, 0
    from partners_interaction where kind = any(%(calls)s) or kind = any(%(meetings)s)
) facts
group by week, partner_id
order by week, partner_id
"""

FIRST_WEEKS = """
insert into scoring_partnerweek (week, partner_id, calls, meetings, orders, turnover, margin)
select week, partner_id, calls, meetings, orders, turnover, margin from night_week
"""

DIFFERENT = """
create temp table night_different on commit drop as
select coalesce(n.week, o.week) as week, coalesce(n.partner_id, o.partner_id) as partner_id,
    n.week is null as gone, n.calls, n.meetings, n.orders, n.turnover, n.margin
from night_week n full join scoring_partnerweek o using (week, partner_id)
where (n.calls, n.meetings, n.orders, n.turnover, n.margin)
    is distinct from (o.calls, o.meetings, o.orders, o.turnover, o.margin)
"""

DROP_GONE = """
delete from scoring_partnerweek o using night_different d
where d.gone and o.week = d.week and o.partner_id = d.partner_id
"""

WRITE_DIFFERENT = """
insert into scoring_partnerweek (week, partner_id, calls, meetings, orders, turnover, margin)
select week, partner_id, calls, meetings, orders, turnover, margin from night_different where not gone
order by week, partner_id
on conflict (week, partner_id) do update
set calls = excluded.calls, meetings = excluded.meetings, orders = excluded.orders, turnover = excluded.turnover,
    margin = excluded.margin
"""

BY_WEEK_KIND_MANAGER = """
create temp table night_group on commit drop as
select w.week, c.kind_id, c.manager_id, sum(calls) as calls, sum(meetings) as meetings, sum(orders) as orders,
    sum(turnover) as turnover, sum(margin) as margin
from night_week w join scoring_countedpartner c using (partner_id)
group by w.week, c.kind_id, c.manager_id
"""

SCOPES = """
create temp table night_scope on commit drop as
select scope, scope_id, week, sum(calls)::int as calls, sum(meetings)::int as meetings,
    sum(new_partners)::int as new_partners, sum(orders)::int as orders, sum(turnover)::bigint as turnover,
    sum(margin)::bigint as margin
from (
    select s.scope, s.scope_id, week, case when s.scope = 'manager' then 0 else calls end as calls,
        case when s.scope = 'manager' then 0 else meetings end as meetings, 0 as new_partners, orders, turnover, margin
    from night_group cross join lateral
        (values ('company', 0), ('kind', kind_id), ('manager', manager_id)) s (scope, scope_id)
    union all
    select s.scope, s.scope_id, week, 0, 0, 1, 0, 0, 0
    from scoring_countedpartner cross join lateral
        (values ('company', 0), ('kind', kind_id), ('manager', manager_id)) s (scope, scope_id)
    union all
    select 'manager', coalesce(author_id, 0), scoring_monday(day), (kind = any(%(calls)s))::int,
        (kind = any(%(meetings)s))::int, 0, 0, 0, 0
    from partners_interaction where kind = any(%(calls)s) or kind = any(%(meetings)s)
) parts
group by scope, scope_id, week
having sum(calls) > 0 or sum(meetings) > 0 or sum(new_partners) > 0 or sum(orders) > 0
"""

DROP_SCOPES = """
delete from scoring_scopeweek o where not exists (
    select from night_scope n where (n.scope, n.scope_id, n.week) = (o.scope, o.scope_id, o.week)
)
"""

WRITE_SCOPES = """
insert into scoring_scopeweek (scope, scope_id, week, calls, meetings, new_partners, orders, turnover, margin)
select n.scope, n.scope_id, n.week, n.calls, n.meetings, n.new_partners, n.orders, n.turnover, n.margin
from night_scope n left join scoring_scopeweek o using (scope, scope_id, week)
where o.week is null or (n.calls, n.meetings, n.new_partners, n.orders, n.turnover, n.margin)
    is distinct from (o.calls, o.meetings, o.new_partners, o.orders, o.turnover, o.margin)
order by n.scope, n.scope_id, n.week
on conflict (scope, scope_id, week) do update
set calls = excluded.calls, meetings = excluded.meetings, new_partners = excluded.new_partners,
    orders = excluded.orders, turnover = excluded.turnover, margin = excluded.margin
"""


def rebuild_weeks(night: Night) -> None:
    """Every week of every partner, and the sums of company, kinds and managers; only differences are written."""
    kinds = {"calls": list(CALLS), "meetings": list(MEETINGS)}
    night.read["partner_weeks"] = night.sql(ALL_WEEKS, **kinds)
    night.sql("analyze night_week")
    night.count("partner_weeks", _write_weeks(night))
    look_where(night)
    remember_where(night)
    night.sql(BY_WEEK_KIND_MANAGER)
    night.sql(SCOPES, **kinds)
    night.sql("analyze night_scope")
    night.count("scope_weeks", night.sql(DROP_SCOPES) + night.sql(WRITE_SCOPES))


def _write_weeks(night: Night) -> int:
    ((empty,),) = night.rows("select not exists (select from scoring_partnerweek)")
    if empty:
        return night.sql(FIRST_WEEKS)
    night.sql(DIFFERENT)
    night.sql("analyze night_different")
    return night.sql(DROP_GONE) + night.sql(WRITE_DIFFERENT)
