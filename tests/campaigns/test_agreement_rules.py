"""The moves of an agreement's versions, every pair by every role; terms; comparison."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from campaigns.models import AgreementState, Ending, VersionState
from campaigns.rules.agreement import NIGHT, counts, may_end, may_move, renewed, state_of
from campaigns.rules.compare import compared, differences

ROLES = [*Role.values, NIGHT]
TABLE = {
    ("draft", "proposed"): "owner head manager",
    ("draft", "dropped"): "owner head manager",
    ("proposed", "draft"): "owner head manager",
    ("proposed", "in_force"): "owner head manager",
    ("proposed", "dropped"): "owner head manager",
    ("in_force", "amended"): "owner head manager",
    ("in_force", "ended"): "owner head manager night",
}


@pytest.mark.parametrize(("before", "after"), list(product(VersionState.values, repeat=2)))
def test_every_pair_of_states_by_every_role(before, after):
    allowed = {role for role in ROLES if may_move(before, after, role=role)}
    assert allowed == set(TABLE.get((before, after), "").split())


@pytest.mark.parametrize(
    ("ending", "roles"),
    [
        ("expired", "owner head manager night"),
        ("by_us", "owner head manager"),
        ("by_them", "owner head manager"),
        ("breached_by_us", "owner head"),
        ("breached_by_them", "owner head"),
    ],
)
def test_who_says_how_it_ended(ending, roles):
    assert {role for role in ROLES if may_end(ending, role=role)} == set(roles.split())


def test_every_ending_has_its_roles():
    assert all(any(may_end(ending, role=role) for role in ROLES) for ending in Ending.values)


@pytest.mark.parametrize(
    ("versions", "state", "place"),
    [
        (["draft"], "draft", 0),
        (["proposed"], "proposed", 0),
        (["in_force"], "in_force", 0),
        (["in_force", "draft"], "in_force", 0),
        (["amended", "in_force"], "amended", 1),
        (["amended", "in_force", "proposed"], "amended", 1),
        (["amended", "ended"], "ended", 1),
        (["ended", "dropped"], "ended", 0),
        (["dropped"], "dropped", 0),
        (["in_force", "dropped"], "in_force", 0),
    ],
)
def test_what_the_agreement_is_by_its_versions(versions, state, place):
    assert (state_of(versions), counts(versions)) == (state, place)


@given(st.lists(st.sampled_from(VersionState.values), min_size=1, max_size=6))
def test_the_agreement_is_always_in_a_state_it_knows(versions):
    assert state_of(versions) in AgreementState.values
    assert 0 <= counts(versions) < len(versions)


@pytest.mark.parametrize(
    ("ends", "months", "then"),
    [
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 6, 14), 6, date(2026, 12, 14)),
    ],
)
def test_a_term_goes_on(ends, months, then):
    assert renewed(ends, months=months) == then


def test_versions_are_compared_line_by_line():
    lines = compared("A stand\n500 leaflets", "A stand\n800 leaflets\nTraining")
    assert [(line.mark, line.text) for line in lines] == [
        ("", "A stand"), ("-", "500 leaflets"), ("+", "800 leaflets"), ("+", "Training"),
    ]  # fmt: skip
    found = differences({"we_give": "A", "territory": "Łódź"}, {"we_give": "B", "territory": "Łódź"})
    assert [(each.term, each.changed) for each in found] == [("we_give", True), ("territory", False)]


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_the_comparison(before, after):
    lines = compared(before, after)
    clean = lambda text: [line.strip() for line in text.splitlines() if line.strip()]  # noqa: E731
    assert [line.text for line in lines if line.mark != "+"] == clean(before)
    assert [line.text for line in lines if line.mark != "-"] == clean(after)
