from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.abc import AbcBounds, Cut, Stretch, abc_at, cut_in, cuts

START, STRICT = AbcBounds(), AbcBounds(strict=True)


def classes(turnovers, bounds):
    ends = cuts([each for each in turnovers if each > 0], bounds)
    return "".join(abc_at(place, ends) for place in range(len(turnovers)))


@pytest.mark.parametrize(
    ("turnovers", "start", "strict"),
    [
        ([], "", ""),
        ([100], "A", "D"),
        ([85, 15], "AB", "BD"),
        ([80, 15, 4, 1], "ABCD", "ABCD"),
        ([79, 16, 4, 1], "AACD", "ABCD"),
        ([50, 50], "AA", "AD"),
        ([10] * 10, "AAAAAAAABB", "AAAAAAAABD"),
        ([99, 1], "AD", "CD"),
        ([1, 0, -5], "ADD", "DDD"),
    ],
)
def test_table(turnovers, start, strict):
    assert classes(turnovers, START) == start
    assert classes(turnovers, STRICT) == strict


def plain(turnovers, bounds):
    """The rule as it is said, partner by partner, with exact decimals."""
    total, before, found = sum(max(0, each) for each in turnovers), 0, ""
    for turnover in turnovers:
        reach = before + turnover if bounds.strict else before
        before += max(0, turnover)
        ends = (("A", bounds.a), ("B", bounds.b), ("C", bounds.c))
        inside = [
            name
            for name, percent in ends
            if (Decimal(reach) * 100 <= percent * total if bounds.strict else Decimal(reach) * 100 < percent * total)
        ]
        found += inside[0] if turnover > 0 and inside else "D"
    return found


@given(
    st.lists(st.integers(-50, 10**12) | st.integers(0, 5), max_size=40),
    st.lists(st.integers(1, 10_000), min_size=3, max_size=3, unique=True),
    st.booleans(),
)
def test_ends_agree_with_the_rule_said_partner_by_partner(turnovers, percents, strict):
    a, b, c = (Decimal(each) / 100 for each in sorted(percents))
    ordered, bounds = sorted(turnovers, reverse=True), AbcBounds(a, b, c, strict=strict)

    assert classes(ordered, bounds) == plain(ordered, bounds)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_a_cut_says_from_which_turnover_it_is_sure_and_how_many_of_a_tie_are_inside(turnovers):
    ordered = sorted(turnovers, reverse=True)
    for end in cuts(ordered, START):
        surely = sum(each >= end.surely_from for each in ordered)
        assert surely + end.tied == end.above


@given(
    st.lists(st.integers(1, 12) | st.integers(1, 10**6), max_size=40),
    st.lists(st.integers(1, 10_000), min_size=3, max_size=3, unique=True),
    st.booleans(),
    st.integers(0, 40),
    st.integers(0, 12),
)
def test_a_part_of_the_ranking_tells_the_same_end_or_none(turnovers, percents, strict, start, length):
    ranking = sorted(turnovers, reverse=True)
    bounds = AbcBounds(*(Decimal(each) / 100 for each in sorted(percents)), strict=strict)
    part = Stretch(
        ranking[start : start + length],
        above=len(ranking[:start]),
        inside=sum(ranking[:start]),
        to_top=start == 0,
        to_bottom=start + length >= len(ranking),
    )

    for end, (abc, percent) in zip(cuts(ranking, bounds), bounds.ends(), strict=True):
        found = cut_in(part, abc, percent, total=sum(ranking), strict=strict)
        assert found in (end, None)
        if found is None:
            assert not start < end.above - end.tied < start + length - 1


def test_an_end_tells_who_is_inside_whatever_breaks_the_tie():
    end = cuts([50, 10, 10, 10, 10, 10], AbcBounds())[0]

    assert end == Cut("A", above=4, from_turnover=10, tied=3, inside=80)
    assert (end.surely_from, end.surely) == (11, (1, 50))
