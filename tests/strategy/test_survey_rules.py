"""Ranking kinds of business by what stands before us, with honest intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.rules.survey import Mention, ranked, wilson


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0, 1), (0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (5, 10, 0.2366, 0.7634), (42, 100, 0.3280, 0.5179)],
)
def test_wilson(hits, total, low, high):
    found = wilson(hits, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_share_lies_within_its_interval(hits, more):
    total = hits + more
    found = wilson(hits, total)
    assert 0 <= found.low <= found.high <= 1
    if total:
        assert found.low <= hits / total + 1e-9 and hits / total <= found.high + 1e-9
        wider = wilson(hits * 4, total * 4)
        assert wider.high - wider.low <= found.high - found.low + 1e-9


def said(*rows):
    return [Mention(reply, moment, kind) for reply, moment, kind in rows]


def test_a_kind_counts_once_a_reply_however_it_is_written():
    rows = ranked(said((1, "before", "Windows"), (1, "together", " windows "), (2, "before", "Windows")), total=3)
    assert [(row.kind, row.before, row.together, row.earlier, row.mentioned) for row in rows] == [
        ("Windows", 2, 1, 2, 2)
    ]
    assert rows[0].share * 3 == 2


def test_the_kitchen_lesson():
    """Named most often of all, but after us: it stands last and is warned of."""
    kitchens = [(i, "after", "Kitchens") for i in range(20)] + [(20, "before", "Kitchens")]
    windows = [(i, "before", "Windows") for i in range(6)]
    first, last = ranked(said(*kitchens, *windows), total=30)
    assert (first.kind, first.is_mostly_after) == ("Windows", False)
    assert (last.kind, last.is_mostly_after, last.is_thin) == ("Kitchens", True, False)


def test_few_mentions_are_thin():
    (row,) = ranked(said(*[(i, "before", "Bank") for i in range(4)]), total=40)
    assert row.is_thin


def test_as_many_before_as_after_is_no_warning():
    (row,) = ranked(said((1, "before", "Doors"), (2, "after", "Doors")), total=2)
    assert not row.is_mostly_after


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["before", "together", "after"]),
                          st.sampled_from(["a", "b", "C", "c "]))))  # fmt: skip
def test_counts_never_exceed_the_replies(rows):
    total = len({reply for reply, _moment, _kind in rows})
    for row in ranked(said(*rows), total=total):
        assert max(row.before, row.together) <= row.earlier <= row.mentioned <= total
        assert row.mentioned <= row.earlier + row.after
