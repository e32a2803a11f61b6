"""Whom to call next, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.rules.next_contact import Candidate, Reason, Why, advise, weigh

TODAY = date(2026, 11, 20)


def partner(key=1, **known):
    known = {"abc": "B", "recent": 100, "previous": 100, "mean_month": 100, "to_next": None, "silent": 1, **known}
    silent = known.pop("silent")
    return Candidate(key=key, last_contact_on=None if silent is None else TODAY - timedelta(days=silent), **known)


@pytest.mark.parametrize(
    ("known", "reasons"),
    [
        ({"silent": 30}, []),
        ({"silent": 31}, [Reason(Why.SILENT, 31)]),
        ({"silent": 31, "abc": "C"}, []),
        ({"silent": 15, "abc": "A"}, [Reason(Why.SILENT, 15)]),
        ({"silent": None}, [Reason(Why.NEVER)]),
        ({"recent": 71}, []),
        ({"recent": 70}, [Reason(Why.FELL, 30)]),
        ({"recent": 0}, [Reason(Why.FELL, 100)]),
        ({"previous": 0, "recent": 0}, []),
        ({"to_next": 25}, [Reason(Why.CLOSE, 25)]),
        ({"to_next": 26}, []),
        ({"to_next": 25, "mean_month": 0}, []),
        (
            {"silent": 40, "recent": 20, "to_next": 5},
            [Reason(Why.SILENT, 40), Reason(Why.FELL, 80), Reason(Why.CLOSE, 5)],
        ),
    ],
)
def test_reasons(known, reasons):
    assert weigh(partner(**known), on=TODAY).reasons == reasons


def test_the_urgent_come_first_and_the_quiet_not_at_all():
    found = advise(
        [
            partner(1, abc="C", silent=70),
            partner(2, abc="A", silent=30),
            partner(3),
            partner(4, abc="B", silent=45, recent=10),
            partner(5, abc="C", silent=70),
        ],
        on=TODAY,
        at_most=3,
    )
    assert [advice.key for advice in found] == [2, 4, 1]


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from("ABCD"))
def test_longer_silence_never_counts_for_less(days, more, abc):
    shorter = weigh(partner(silent=days, abc=abc), on=TODAY)
    longer = weigh(partner(silent=days + more, abc=abc), on=TODAY)
    assert longer.score >= shorter.score
