"""The days of promises: made ahead, dropped when nothing is owed any more, broken when long overdue."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import F, Q

from campaigns.models import Obligation, Occurrence, OccurrenceState, Rhythm, VersionState
from campaigns.rules.promise import AHEAD_DAYS, Pace, broken_before

BATCH = 1000


@transaction.atomic
def make_occurrences(*, on: date, obligations: Iterable[Obligation] | None = None) -> int:
    """Rows for the days on which promises are due until `AHEAD_DAYS` from `on`; how many came new.

    Without `obligations` every promise that is in force is looked at. A rhythm that began long ago is followed from
    `on`: what was due before anybody wrote it down is held against nobody. A second call for a day makes nothing.
    """
    until = on + timedelta(days=AHEAD_DAYS)
    made = 0
    left = iter(_unmade(until) if obligations is None else obligations)
    while batch := list(islice(left, BATCH)):
        rows = [
            Occurrence(obligation=obligation, partner_id=obligation.partner_id, side=obligation.side, due_on=day)
            for obligation in batch
            for day in _days(obligation, on=on, until=until)
        ]
        Occurrence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
        Obligation.objects.filter(pk__in=[obligation.pk for obligation in batch]).update(made_until=until)
        made += len(rows)
    return made


def drop_after(obligations: Iterable[Obligation], *, day: date) -> None:
    """Nothing of these is owed after `day`: they stop, and what was due later is dropped."""
    keys = [obligation.pk for obligation in obligations]
    Obligation.objects.filter(pk__in=keys).exclude(stopped_on__lt=day).update(stopped_on=day)
    later = Occurrence.objects.filter(obligation__in=keys, due_on__gt=day, state=OccurrenceState.OPEN)
    later.update(state=OccurrenceState.DROPPED)


def break_overdue(*, on: date) -> int:
    """Open promises that are overdue beyond the days of grace are broken; how many."""
    late = Occurrence.objects.filter(state=OccurrenceState.OPEN, due_on__lt=broken_before(on))
    return late.update(state=OccurrenceState.BROKEN)


def _unmade(until: date) -> Iterator[Obligation]:
    """Promises in force that may be due on days without rows yet."""
    in_force = Q(version=None) | Q(version__state__in=[VersionState.IN_FORCE, VersionState.AMENDED])
    unmade = Q(made_until=None) | Q(made_until__lt=until) & ~Q(rhythm=Rhythm.ONCE) | Q(first_due__gt=F("made_until"))
    running = Q(stopped_on=None) | Q(stopped_on__gt=F("made_until")) | Q(made_until=None)
    return Obligation.objects.filter(in_force, unmade, running).select_related("version").iterator(BATCH)


def _days(obligation: Obligation, *, on: date, until: date) -> Iterator[date]:
    version = obligation.version
    since = max(filter(None, [obligation.first_due, version.starts_on if version else None]))
    if obligation.made_until:
        since = max(since, obligation.made_until + timedelta(days=1))
    elif obligation.rhythm != Rhythm.ONCE:
        since = max(since, on)
    end = min(until, obligation.stopped_on) if obligation.stopped_on else until
    pace = Pace(first=obligation.first_due, rhythm=obligation.rhythm, every=obligation.every, last=obligation.last_due)
    yield from pace.days(since=since, until=end)
