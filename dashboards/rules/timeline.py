"""Many sources, one timeline, cut at whole days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from core.rules.timeline import TimelineEntry

PAGE = 25
LIMIT = 40


@dataclass(frozen=True)
class Dated:
    """What happened on a day; `moment` where the time is known, else it stands below those of its day.

    `entry` says it in words, and is asked only for what is shown.
    """

    day: date
    entry: Callable[[], TimelineEntry]
    moment: datetime | None = None

    @property
    def place(self) -> tuple[date, bool, float]:
        return self.day, self.moment is not None, self.moment.timestamp() if self.moment else 0.0


@dataclass(frozen=True)
class Source:
    """What one source has, newest first; `full` says that it was cut and more lies further back."""

    entries: list[Dated]
    full: bool = False


def cut(entries: Iterable[Dated]) -> Source:
    """A source of at most `LIMIT` entries; give one more where there are more."""
    found = list(entries)
    return Source(entries=found[:LIMIT], full=len(found) > LIMIT)


@dataclass(frozen=True)
class Part:
    """Entries, newest first; more of them lie before the day `before`, none where it is None."""

    entries: list[TimelineEntry]
    before: date | None


def merge(sources: Iterable[Source], *, size: int = PAGE) -> Part:
    """The newest whole days that make at least `size` entries.

    A source that was cut knows nothing beyond its last day, so no day as old as that is shown: except where it
    is the only one, which then shows as far as it was read.
    """
    sources = list(sources)
    horizon = max((source.entries[-1].day for source in sources if source.full and source.entries), default=None)
    found = sorted((each for source in sources for each in source.entries), key=lambda each: each.place, reverse=True)
    known = [each for each in found if horizon is None or each.day > horizon]
    known = known or [each for each in found if each.day == horizon]
    shown: list[Dated] = []
    for _day, entries in groupby(known, key=lambda each: each.day):
        if len(shown) >= size:
            break
        shown.extend(entries)
    more = bool(shown) and (horizon is not None or len(shown) < len(known))
    return Part(entries=[each.entry() for each in shown], before=shown[-1].day if more else None)
