"""Plan states as a table: every pair of states, by role; quarters and the weeks that belong to them."""

from datetime import date
from itertools import product

import pytest

from accounts.models import Role
from strategy.models import PlanState
from strategy.rules.joint_plan import STATES, after_their_yes, may_be_done, may_edit, may_move, moves_from
from strategy.rules.quarters import next_quarter, quarter_of_week, quarters_of

WORKERS = {Role.OWNER, Role.HEAD, Role.MANAGER}
DECIDERS = {Role.OWNER, Role.HEAD}
ALLOWED = {
    ("draft", "shared"): WORKERS,
    ("shared", "draft"): WORKERS,
    ("shared", "agreed"): DECIDERS,
    ("agreed", "draft"): DECIDERS,
    ("agreed", "running"): WORKERS,
    ("running", "reviewed"): DECIDERS,
}


def test_the_states_are_the_models():
    assert tuple(PlanState.values) == STATES


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(("before", "after"), list(product(STATES, STATES)))
def test_every_pair_of_states_by_role(before, after, role):
    assert may_move(before, after, role=role) == (role in ALLOWED.get((before, after), set()))


def test_a_reviewed_plan_stays():
    assert moves_from("reviewed", role=Role.OWNER) == []


def test_only_a_draft_is_rewritten():
    assert [state for state in STATES if may_edit(state)] == ["draft"]


def test_quarters_of_a_plan():
    assert quarters_of(date(2026, 2, 10), date(2026, 7, 1)) == [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)]
    assert next_quarter(date(2026, 10, 1)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("monday", "quarter"),
    [("2025-12-29", "2026-01-01"), ("2026-03-30", "2026-04-01"), ("2026-06-29", "2026-07-01"),
     ("2026-09-28", "2026-10-01"), ("2026-12-28", "2026-10-01")],
)  # fmt: skip
def test_a_week_belongs_to_the_quarter_of_its_thursday(monday, quarter):
    assert quarter_of_week(date.fromisoformat(monday)) == date.fromisoformat(quarter)


@pytest.mark.parametrize("role", [*Role.values, ""])
def test_their_yes_agrees_only_to_what_one_who_may_agree_has_shared(role):
    assert after_their_yes(shared_by=role) == ("agreed" if role in DECIDERS else "shared")


def test_what_a_side_does_counts_between_agreeing_and_the_review():
    assert [state for state in STATES if may_be_done(state)] == ["agreed", "running"]
