"""Rhythms over month ends, leap days and the two changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.recurrence import Rhythm, Unit, moment

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
RHYTHMS = st.builds(
    Rhythm,
    first=DAYS,
    unit=st.sampled_from(Unit),
    every=st.integers(1, 40),
    last=st.none() | DAYS,
)


@pytest.mark.parametrize(
    ("first", "unit", "every", "since", "until", "expected"),
    [
        (date(2026, 1, 31), "month", 1, (1, 1), (5, 31), [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31)]),
        (date(2026, 1, 30), "month", 1, (2, 1), (3, 31), [(2, 28), (3, 30)]),
        (date(2025, 11, 30), "month", 3, (1, 1), (12, 31), [(2, 28), (5, 30), (8, 30), (11, 30)]),
        (date(2024, 2, 29), "year", 1, (1, 1), (12, 31), [(2, 28)]),
        (date(2026, 3, 28), "day", 1, (3, 28), (3, 30), [(3, 28), (3, 29), (3, 30)]),
        (date(2026, 10, 20), "week", 1, (10, 20), (11, 3), [(10, 20), (10, 27), (11, 3)]),
        (date(2026, 6, 1), "week", 2, (1, 1), (5, 31), []),
    ],
)
def test_the_days_of_2026(first, unit, every, since, until, expected):
    rhythm = Rhythm(first=first, unit=Unit(unit), every=every)
    found = rhythm.days(since=date(2026, *since), until=date(2026, *until))
    assert [(day.month, day.day) for day in found] == expected


def test_a_leap_day_comes_back_in_a_leap_year():
    rhythm = Rhythm(first=date(2024, 2, 29), unit=Unit.YEAR)
    assert list(rhythm.days(since=date(2027, 1, 1), until=date(2028, 12, 31))) == [date(2027, 2, 28), date(2028, 2, 29)]


def test_it_ends_on_its_last_day_and_at_the_end_of_the_calendar():
    rhythm = Rhythm(first=date(2026, 1, 1), unit=Unit.WEEK, last=date(2026, 1, 15))
    assert list(rhythm.days(since=date(2026, 1, 1), until=date(2026, 12, 31)))[-1] == date(2026, 1, 15)
    assert rhythm.next_after(date(2026, 1, 8)) == date(2026, 1, 15)
    assert rhythm.next_after(date(2026, 1, 15)) is None
    assert Rhythm(first=date(9999, 1, 1), unit=Unit.YEAR).next_after(date(9999, 6, 1)) is None
    assert Rhythm(first=date(9999, 1, 1), unit=Unit.DAY).next_after(date.max) is None


def test_a_rhythm_of_nothing_is_refused():
    with pytest.raises(ValueError, match="every"):
        Rhythm(first=date(2026, 1, 1), unit=Unit.DAY, every=0)


@given(RHYTHMS, DAYS, st.integers(0, 1500))
def test_any_window_shows_the_same_days_as_the_whole(rhythm, since, length):
    until = since + timedelta(days=length)
    whole = [day for day in rhythm.days(since=rhythm.first, until=until) if day >= since]
    found = list(rhythm.days(since=since, until=until))
    assert found == whole
    assert found == sorted(set(found))
    assert all(rhythm.first <= day <= (rhythm.last or day) for day in found)


@given(RHYTHMS, DAYS)
def test_the_next_is_the_first_of_the_days_after(rhythm, day):
    following = rhythm.next_after(day)
    assert following == next(rhythm.days(since=day + timedelta(days=1), until=date(2150, 1, 1)), None)


@given(DAYS, st.integers(1, 30), st.sampled_from([Unit.MONTH, Unit.YEAR]))
def test_months_keep_the_day_of_the_first_or_the_last_there_is(first, every, unit):
    rhythm = Rhythm(first=first, unit=unit, every=every)
    for day in rhythm.days(since=first, until=date(2090, 1, 1)):
        assert day.day == first.day or (day.day < first.day and (day + timedelta(days=1)).day == 1)


@given(RHYTHMS)
def test_no_turn_is_left_out(rhythm):
    days = list(rhythm.days(since=rhythm.first, until=date(2075, 1, 1)))
    longest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[rhythm.unit] * rhythm.every
    assert all(0 < (after - before).days <= longest for before, after in pairwise(days))


WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 3, 28), time(9), datetime(2026, 3, 28, 8, tzinfo=UTC)),
        (date(2026, 3, 29), time(9), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 24), time(9), datetime(2026, 10, 24, 7, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(9), datetime(2026, 10, 25, 8, tzinfo=UTC)),
    ],
)
def test_the_clock_changes(day, at, utc):
    assert moment(day, at=at, zone=WARSAW) == utc


@given(st.dates(date(2020, 1, 1), date(2040, 12, 30)), st.times(), st.sampled_from(["Europe/Warsaw", "America/Havana"]))
def test_moments_follow_the_calendar_and_show_their_day(day, at, name):
    zone = ZoneInfo(name)
    now = moment(day, at=at, zone=zone)
    assert now < moment(day + timedelta(days=1), at=at, zone=zone)
    shown = now.astimezone(zone)
    assert shown.date() == day
    assert shown.time() == at.replace(fold=0) or zone.utcoffset(shown) != zone.utcoffset(shown - timedelta(hours=2))
