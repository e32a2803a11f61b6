"""Who rose and fell most in a week (G2)."""

from datetime import date
from typing import Any

from django.db import connection

from core.rules.weeks import IsoWeek
from scoring.models import WeekMover
from scoring.queries.runs import last_published

SHOWN = 20

PARTNERS = """
with sold as materialized (
    select partner_id, turnover, last_turnover, sign(before)::int * ((abs(before) + 2) / 4) as before,
        sign(last_before)::int * ((abs(last_before) + 2) / 4) as last_before
    from (
        select partner_id, coalesce(sum(base_amount) filter (where ordered_on >= %(week)s), 0)::bigint as turnover,
            coalesce(sum(base_amount) filter (
                where ordered_on < %(week)s and ordered_on >= %(week)s - 28), 0)::bigint as before,
            coalesce(sum(base_amount) filter (
                where ordered_on < %(week)s and ordered_on >= %(week)s - 7), 0)::bigint as last_turnover,
            coalesce(sum(base_amount) filter (where ordered_on < %(week)s - 7), 0)::bigint as last_before
        from sales_deal
        where state = 'won' and ordered_on between %(week)s - 35 and %(week)s + 6
        group by partner_id
        offset 0
    ) summed
)
(select %(week)s as week, partner_id, turnover, before from sold where turnover > before
    order by turnover - before desc, partner_id limit %(shown)s)
union all
(select %(week)s, partner_id, turnover, before from sold where turnover < before
    order by turnover - before, partner_id limit %(shown)s)
union all
(select %(week)s - 7, partner_id, last_turnover, last_before from sold where last_turnover > last_before
    order by last_turnover - last_before desc, partner_id limit %(shown)s)
union all
(select %(week)s - 7, partner_id, last_turnover, last_before from sold where last_turnover < last_before
    order by last_turnover - last_before, partner_id limit %(shown)s)
"""

KINDS = """
select w.week, scope_id, coalesce(sum(turnover) filter (where s.week = w.week), 0) as turnover,
    round(coalesce(sum(turnover) filter (where s.week < w.week), 0) / 4.0) as before
from (values (%(week)s), (%(week)s - 7)) w (week)
join scoring_scopeweek s on s.scope = 'kind' and s.week between w.week - 28 and w.week
group by w.week, scope_id
order by w.week, scope_id
"""


def movers_of(week: IsoWeek) -> list[WeekMover]:
    """The partners and kinds that moved most in any week, largest rise first; kept rows where there are some."""
    run = last_published()
    now = IsoWeek.of(run.on) if run else None
    if now in (week, week.plus(1)):
        return list(WeekMover.objects.filter(week=week.monday).order_by("-change", "scope", "scope_id"))
    found = [mover for mover in work_out(week) if mover.week == week.monday]
    return sorted(found, key=lambda mover: (-mover.change, mover.scope, mover.scope_id))


def work_out(week: IsoWeek) -> list[WeekMover]:
    """The same of a week and the one before it as rows not yet saved: at most twenty partners each way, every kind."""
    words: dict[str, Any] = {"week": week.monday, "shown": SHOWN}
    found = []
    with connection.cursor() as cursor:
        for scope, statement in (("partner", PARTNERS), ("kind", KINDS)):
            cursor.execute(statement, words)
            found += [_mover(scope, *row) for row in cursor.fetchall()]
    return [mover for mover in found if mover.change]


def _mover(scope: str, week: date, scope_id: int, turnover: int, before: int) -> WeekMover:
    now, usual = int(turnover), int(before)
    return WeekMover(week=week, scope=scope, scope_id=scope_id, turnover=now, before=usual, change=now - usual)
