"""Who rose and fell most in a week (G2)."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db import connection

from core.rules.weeks import IsoWeek
from scoring.models import WeekMover

SHOWN = 20
PARTNER, KIND = "partner", "kind"

PARTNERS = """
with moved as materialized (
    select partner_id, turnover, before, turnover - before as change
    from (
        select partner_id, coalesce(turnover, 0) as turnover, sign(earlier)::int * ((abs(earlier) + 2) / 4) as before
        from (
            select partner_id, sum(base_amount) filter (where ordered_on >= %(week)s)::bigint as turnover,
                coalesce(sum(base_amount) filter (where ordered_on < %(week)s), 0)::bigint as earlier
            from sales_deal
            where state = 'won' and ordered_on between %(week)s - 28 and %(week)s + 6 and {which}
            group by partner_id
            offset 0
        ) summed
    ) compared
)
(select partner_id, turnover, before from moved where change > 0 order by change desc, partner_id limit %(many)s)
union all
(select partner_id, turnover, before from moved where change < 0 order by change, partner_id limit %(many)s)
"""
EVERYBODY = PARTNERS.format(which="true")
SOME = PARTNERS.format(which="partner_id = any(%(some)s)")

KINDS = """
select scope_id, coalesce(sum(turnover) filter (where week = %(week)s), 0) as turnover,
    round(coalesce(sum(turnover) filter (where week < %(week)s), 0) / 4.0) as before
from scoring_scopeweek
where scope = 'kind' and week between %(week)s - 28 and %(week)s
group by scope_id
order by scope_id
"""


def movers_of(week: IsoWeek, *, judged_on: date | None) -> list[WeekMover]:
    """The kinds and at most twenty partners each way that moved most in any week, largest rise first.

    `judged_on` is the day of the last published night, which has kept the movers of its week and of the one before.
    """
    now = IsoWeek.of(judged_on) if judged_on else None
    if now in (week, week.plus(1)):
        found = most_moved(WeekMover.objects.filter(week=week.monday), many=SHOWN)
    else:
        found = [*moved_partners(week, many=SHOWN), *moved_kinds(week)]
    return sorted(found, key=lambda mover: (-mover.change, mover.scope, mover.scope_id))


def most_moved(movers: Iterable[WeekMover], *, many: int) -> list[WeekMover]:
    """All kinds, and of partners that rose and that fell the first `many` each."""
    found: list[WeekMover] = []
    for (scope, _), group in groupby(sorted(movers, key=_place), key=lambda mover: _place(mover)[:2]):
        ranked = list(group)
        found += ranked[:many] if scope == PARTNER else ranked
    return found


def moved_partners(week: IsoWeek, *, many: int, some: Iterable[int] | None = None) -> list[WeekMover]:
    """From the facts, as rows not yet saved: the `many` that rose and the `many` that fell most, of all or of some."""
    words: dict[str, Any] = {"week": week.monday, "many": many}
    if some is None:
        return _found(EVERYBODY, PARTNER, week, words)
    return _found(SOME, PARTNER, week, words | {"some": list(some)})


def moved_kinds(week: IsoWeek) -> list[WeekMover]:
    """From the sums that the night keeps, as rows not yet saved."""
    return [mover for mover in _found(KINDS, KIND, week, {"week": week.monday}) if mover.change]


def _place(mover: WeekMover) -> tuple[str, bool, int, int]:
    return mover.scope, mover.change < 0, -abs(mover.change), mover.scope_id


def _found(statement: str, scope: str, week: IsoWeek, words: dict[str, Any]) -> list[WeekMover]:
    with connection.cursor() as cursor:
        cursor.execute(statement, words)
        rows = cursor.fetchall()
    return [_mover(scope, week, scope_id, int(turnover), int(before)) for scope_id, turnover, before in rows]


def _mover(scope: str, week: IsoWeek, scope_id: int, turnover: int, before: int) -> WeekMover:
    change = turnover - before
    return WeekMover(week=week.monday, scope=scope, scope_id=scope_id, turnover=turnover, before=before, change=change)
