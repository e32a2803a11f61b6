"""Who moved most in the two latest weeks (G2): an ordinary night looks again only at partners with new facts."""

from core.rules.weeks import IsoWeek
from scoring.models import WeekMover
from scoring.queries.movers import PARTNER, SHOWN, most_moved, moved_kinds, moved_partners
from scoring.services.night.context import Night

KEPT = 6 * SHOWN

TOUCHED = """
select distinct partner_id from night_mark
where what = 'deal' and day between %(first)s and %(last)s
"""


def keep_movers(night: Night) -> None:
    """Bring the kept rows of both weeks up to the facts; other weeks' go."""
    this = IsoWeek.of(night.on)
    weeks = (this, this.plus(-1))
    WeekMover.objects.exclude(week__in=[week.monday for week in weeks], scope=PARTNER).delete()
    for week in weeks:
        _keep_partners(night, week)
    WeekMover.objects.bulk_create([kind for week in weeks for kind in moved_kinds(week)])


def _keep_partners(night: Night, week: IsoWeek) -> None:
    kept = list(WeekMover.objects.filter(week=week.monday, scope=PARTNER))
    movers = None if night.full else _corrected(night, week, kept)
    if movers is None:
        movers = moved_partners(week, many=KEPT)
    gone = {mover.pk for mover in kept} - {mover.pk for mover in movers}
    WeekMover.objects.filter(pk__in=gone).delete()
    WeekMover.objects.bulk_create([mover for mover in movers if not mover.pk])


def _corrected(night: Night, week: IsoWeek, kept: list[WeekMover]) -> list[WeekMover] | None:
    """None where too few are left to be sure of those that readers see.

    Whoever isn't kept moved less than the last that is. So does, after new facts, who doesn't get past the last of
    those whose facts are as they were.
    """
    rows = night.rows(TOUCHED, first=week.plus(-4).monday, last=week.sunday)
    touched = {pk for (pk,) in rows}
    movers: list[WeekMover] = []
    again = moved_partners(week, many=KEPT, some=touched)
    for sign in (1, -1):
        same = [mover for mover in kept if mover.change * sign > 0 and mover.scope_id not in touched]
        if not same:
            return None
        last = max(_order(mover) for mover in same)
        risen = [mover for mover in again if mover.change * sign > 0 and _order(mover) < last]
        if len(same) + len(risen) < SHOWN:
            return None
        movers += same + risen
    return most_moved(movers, many=KEPT)


def _order(mover: WeekMover) -> tuple[int, int]:
    return -abs(mover.change), mover.scope_id
