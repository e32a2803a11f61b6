"""Weekly figures rebuilt from all facts."""

from scoring.services.night.context import Night
from scoring.services.night.counted import look_where, remember_where

GROUPS = """
create temp table night_group on commit drop as
select scoring_monday(d.ordered_on) as week, c.kind_id, c.manager_id, 0::bigint as calls, 0::bigint as meetings,
    count(*) as orders, sum(d.base_amount) as turnover, coalesce(sum(d.base_margin), 0) as margin
from sales_deal d join scoring_countedpartner c on c.partner_id = d.partner_id
where d.state = 'won'
group by 1, 2, 3
union all
select scoring_monday(i.day), c.kind_id, c.manager_id, sum(scoring_is_call(i.kind)), sum(scoring_is_meeting(i.kind)),
    0, 0, 0
from partners_interaction i join scoring_countedpartner c on c.partner_id = i.partner_id
group by 1, 2, 3
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
    select s.scope, s.scope_id, week, 0, 0, entered, 0, 0, 0
    from (
        select kind_id, manager_id, week, count(*) as entered from scoring_countedpartner group by 1, 2, 3
    ) new cross join lateral
        (values ('company', 0), ('kind', kind_id), ('manager', manager_id)) s (scope, scope_id)
    union all
    select 'manager', coalesce(author_id, 0), scoring_monday(day), sum(scoring_is_call(kind)),
        sum(scoring_is_meeting(kind)), 0, 0, 0, 0
    from partners_interaction group by 2, 3
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
    """Every week of company, kinds and managers; only differences are written."""
    look_where(night)
    remember_where(night)
    night.sql("analyze scoring_countedpartner")
    night.sql(GROUPS)
    night.sql("analyze night_group")
    night.sql(SCOPES)
    night.sql("analyze night_scope")
    night.count("scope_weeks", night.sql(DROP_SCOPES) + night.sql(WRITE_SCOPES))
