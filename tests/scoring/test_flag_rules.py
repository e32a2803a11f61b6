from dataclasses import replace
from datetime import date

import pytest

from scoring.rules.flags import DEFAULT_TERMS, Facts, fell, raised

ON = date(2024, 6, 30)
TERMS = {terms.code: terms for terms in DEFAULT_TERMS}
QUIET = Facts(
    status="active", known_since=date(2020, 1, 1), last_contact_on=date(2024, 6, 1), last_deal_on=date(2024, 6, 1),
    turnover=10, recent=100, previous=100,
)  # fmt: skip


def codes(total=1000, **changes):
    return [code for code, _ in raised(replace(QUIET, **changes), TERMS, on=ON, total=total)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"last_contact_on": date(2024, 5, 1)}, []),
        ({"last_contact_on": date(2024, 4, 30)}, ["no_contact"]),
        ({"last_contact_on": None}, ["no_contact"]),
        ({"last_contact_on": None, "known_since": date(2024, 6, 20)}, []),
        ({"last_contact_on": None, "status": "candidate"}, []),
        ({"last_deal_on": date(2024, 4, 1)}, []),
        ({"last_deal_on": date(2024, 3, 31)}, ["dormant"]),
        ({"last_deal_on": None}, []),
        ({"last_deal_on": date(2024, 3, 31), "status": "ended"}, []),
        ({"recent": 50}, ["turnover_fell"]),
        ({"recent": 51}, []),
        ({"recent": -1, "previous": 0}, []),
        ({"turnover": 250}, []),
        ({"turnover": 251}, ["too_large"]),
    ],
)
def test_table(changes, expected):
    assert codes(**changes) == expected


def test_a_rule_that_is_off_raises_nothing():
    facts = replace(QUIET, recent=0, last_contact_on=None)
    assert list(raised(facts, {}, on=ON, total=0)) == []


def test_evidence_stays_as_it_is_while_nothing_happens():
    facts = replace(QUIET, last_contact_on=date(2024, 1, 1))
    first = list(raised(facts, TERMS, on=ON, total=1000))
    assert first == list(raised(facts, TERMS, on=date(2024, 7, 1), total=1001))


def test_falling_by_everything_counts():
    assert fell(0, 1, percent=100)
    assert not fell(1, 1, percent=1)
