"""Who rose and fell most in a week (G2)."""

from typing import Any

from django.db import connection

from core.rules.weeks import IsoWeek
from scoring.models import WeekMover
from scoring.queries.runs import last_published

SHOWN = 20

PARTNERS = """
with changed as (
    select partner_id, coalesce(sum(turnover) filter (where week = %(week)s), 0) as turnover,
        round(coalesce(sum(turnover) filter (where week < %(week)s), 0) / 4.0) as before
    from (
        select partner_id, scoring_monday(ordered_on) as week, base_amount as turnover from sales_deal
        where state = 'won' and ordered_on between %(from)s and %(until)s
    ) sold
    group by partner_id
)
(select partner_id, turnover, before from changed where turnover > before
    order by turnover - before desc, partner_id limit %(shown)s)
union all
(select partner_id, turnover, before from changed where turnover < before
    order by turnover - before, partner_id limit %(shown)s)
"""

KINDS = """
select scope_id, coalesce(sum(turnover) filter (where week = %(week)s), 0) as turnover,
    round(coalesce(sum(turnover) filter (where week < %(week)s), 0) / 4.0) as before
from scoring_scopeweek
where scope = 'kind' and week between %(from)s and %(week)s
group by scope_id
order by scope_id
"""


def movers_of(week: IsoWeek) -> list[WeekMover]:
    """The partners and kinds that moved most in any week, largest rise first; kept rows where there are some."""
    run = last_published()
    now = IsoWeek.of(run.on) if run else None
    if now in (week, week.plus(1)):
        return list(WeekMover.objects.filter(week=week.monday).order_by("-change", "scope", "scope_id"))
    return sorted(work_out(week), key=lambda mover: (-mover.change, mover.scope, mover.scope_id))


def work_out(week: IsoWeek) -> list[WeekMover]:
    """The same from the weekly figures, as rows not yet saved: at most twenty partners each way, and every kind."""
    words: dict[str, Any] = {"week": week.monday, "from": week.plus(-4).monday, "until": week.sunday, "shown": SHOWN}
    found = []
    with connection.cursor() as cursor:
        for scope, statement in (("partner", PARTNERS), ("kind", KINDS)):
            cursor.execute(statement, words)
            found += [_mover(week, scope, *row) for row in cursor.fetchall()]
    return [mover for mover in found if mover.change]


def _mover(week: IsoWeek, scope: str, scope_id: int, turnover: int, before: int) -> WeekMover:
    now, usual = int(turnover), int(before)
    return WeekMover(week=week.monday, scope=scope, scope_id=scope_id, turnover=now, before=usual, change=now - usual)
