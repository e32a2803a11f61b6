"""Many sources, one timeline."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.rules.timeline import TimelineEntry
from dashboards.rules.timeline import Dated, Source, merge

TODAY = date(2026, 11, 20)


def entry(back, title="", hour=None):
    day = TODAY - timedelta(days=back)
    moment = None if hour is None else datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    said = TimelineEntry(at=day, icon="x", title=title or str(back))
    return Dated(day=day, moment=moment, entry=lambda: said)


def titles(part):
    return [each.title for each in part.entries]


def test_newest_first_and_timed_entries_above_untimed_of_their_day():
    part = merge([Source([entry(0, "nine", 9), entry(2)]), Source([entry(0, "day"), entry(0, "ten", 10)])])
    assert titles(part) == ["ten", "nine", "day", "2"]
    assert part.before is None


def test_it_is_cut_after_a_whole_day():
    part = merge([Source([entry(0, "a"), entry(1, "b"), entry(1, "c"), entry(2, "d")])], size=2)
    assert titles(part) == ["a", "b", "c"]
    assert part.before == TODAY - timedelta(days=1)


def test_nothing_is_shown_beyond_what_a_cut_source_knows():
    cut = Source([entry(0, "a"), entry(3, "b")], full=True)
    part = merge([cut, Source([entry(2, "c"), entry(3, "d"), entry(9, "e")])])
    assert titles(part) == ["a", "c"]
    assert part.before == TODAY - timedelta(days=2)


def test_a_day_fuller_than_a_source_is_shown_as_far_as_it_was_read():
    part = merge([Source([entry(0, "a"), entry(0, "b")], full=True)])
    assert sorted(titles(part)) == ["a", "b"]
    assert part.before == TODAY


def test_nothing_gives_nothing():
    assert merge([]).entries == []
    assert merge([Source([])]).before is None


@given(st.lists(st.lists(st.integers(0, 30), max_size=30), max_size=4), st.integers(1, 5), st.integers(31, 40))
def test_reading_on_shows_every_entry_once(sources, size, limit):
    everything = sorted(title for i, days in enumerate(sources) for title in (f"{i}:{n}" for n in range(len(days))))
    seen, before = [], TODAY + timedelta(days=1)
    while before is not None:
        read = []
        for i, days in enumerate(sources):
            rows = [entry(back, f"{i}:{n}") for n, back in enumerate(days)]
            rows = sorted((row for row in rows if row.day < before), key=lambda row: row.day, reverse=True)
            read.append(Source(rows[:limit], full=len(rows) > limit))
        part = merge(read, size=size)
        seen += titles(part)
        before = part.before
    assert sorted(seen) == everything
