"""A promise's moves by every state, side and actor; the share that is kept."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.models import OccurrenceState, Proof, ProposalState, Side
from campaigns.rules import proposal
from campaigns.rules.promise import STEPS, Act, allowed, kept, may, needs

DAY = date(2026, 5, 12)
# Who may, by act: (state, whose promise) → actors.
OURS_AND_THEIRS = {
    Act.REPORT: {("open", "we"): "we", ("broken", "we"): "we", ("open", "they"): "they", ("broken", "they"): "they"},
    Act.KEEP: {
        (state, side): "we they" if side == "we" else "we"
        for state in ("open", "reported", "broken")
        for side in ("we", "they")
    },
    Act.RETURN: {("reported", "we"): "they", ("reported", "they"): "we"},
    Act.EXCUSE: {
        (state, side): "they" if side == "we" else "we"
        for state in ("open", "reported", "broken")
        for side in ("we", "they")
    },
    Act.BREAK: {
        (state, side): "they" if side == "we" else "we" for state in ("open", "reported") for side in ("we", "they")
    },
    Act.REOPEN: {(state, side): "we" for state in ("kept", "excused", "broken") for side in ("we", "they")},
}


@pytest.mark.parametrize(("act", "state", "side"), list(product(Act, OccurrenceState.values, Side.values)))
def test_every_act_in_every_state_by_each_side(act, state, side):
    actors = {actor for actor in Side.values if may(act, state=state, side=side, actor=actor)}
    assert actors == set(OURS_AND_THEIRS[act].get((state, side), "").split())


def test_a_dropped_promise_is_left_alone_and_every_act_leads_to_a_state():
    assert allowed(state="dropped", side="we", actor="we") == []
    assert {step.to for step in STEPS.values()} <= set(OccurrenceState.values)


@pytest.mark.parametrize(
    ("act", "side", "actor", "proof", "asked"),
    [
        (Act.KEEP, "we", "we", "photo", "photo"),
        (Act.KEEP, "we", "we", "confirmation", "note"),
        (Act.KEEP, "we", "they", "confirmation", ""),
        (Act.KEEP, "they", "we", "photo", ""),
        (Act.REPORT, "they", "they", "link", "link"),
        (Act.REPORT, "they", "they", "file", "file"),
        (Act.REPORT, "they", "they", "word", ""),
        (Act.REPORT, "we", "we", "confirmation", ""),
        (Act.EXCUSE, "they", "we", "word", "note"),
        (Act.RETURN, "they", "we", "photo", "note"),
        (Act.BREAK, "they", "we", "photo", ""),
        (Act.REOPEN, "they", "we", "photo", ""),
    ],
)
def test_what_an_act_asks_for(act, side, actor, proof, asked):
    assert needs(act, side=side, actor=actor, proof=proof) == asked


@pytest.mark.parametrize(
    ("state", "due", "done", "on_time", "late", "broken"),
    [
        ("kept", 0, 0, 1, 0, 0),
        ("kept", 0, -3, 1, 0, 0),
        ("kept", -9, -8, 0, 1, 0),
        ("open", 0, None, 0, 0, 0),
        ("open", -1, None, 0, 0, 1),
        ("open", 5, None, 0, 0, 0),
        ("reported", -5, None, 0, 0, 0),
        ("excused", -5, None, 0, 0, 0),
        ("dropped", -5, None, 0, 0, 0),
        ("broken", -5, None, 0, 0, 1),
        ("broken", 3, None, 0, 0, 1),
    ],
)
def test_what_counts(state, due, done, on_time, late, broken):
    day = DAY + timedelta(days=due)
    found = kept([(state, day, None if done is None else DAY + timedelta(days=done))], on=DAY)
    assert (found.on_time, found.late, found.broken) == (on_time, late, broken)


def test_the_share_is_of_what_was_due():
    days = [("kept", DAY, DAY), ("kept", DAY, DAY + timedelta(days=1)), ("broken", DAY, None), ("excused", DAY, None)]
    assert kept(days, on=DAY).share == pytest.approx(1 / 3)
    assert kept([], on=DAY).share is None


STATES = st.sampled_from(OccurrenceState.values)
SOME_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(STATES, SOME_DAYS, SOME_DAYS)))
def test_the_share_is_a_share_and_one_more_kept_never_lowers_it(days):
    found = kept(days, on=DAY)
    assert found.share is None or 0 <= found.share <= 1
    assert found.counted <= len(days)
    assert kept([*days, ("kept", DAY, DAY)], on=DAY).share >= (found.share or 0)


def test_each_proof_is_known_to_the_table():
    assert {needs(Act.REPORT, side="they", actor="they", proof=proof) for proof in Proof.values} == {
        "", "link", "photo", "file",
    }  # fmt: skip


@pytest.mark.parametrize(("before", "after"), list(product(ProposalState.values, repeat=2)))
def test_every_pair_of_states_of_a_sent_offer(before, after):
    waiting = {"sent": {"opened", "accepted", "declined", "expired", "withdrawn"}}
    waiting["opened"] = waiting["sent"] - {"opened"}
    assert proposal.may_move(before, after) == (after in waiting.get(before, set()))


@pytest.mark.parametrize(("options", "fits"), [(0, False), (1, False), (2, True), (3, True), (4, True), (5, False)])
def test_an_offer_has_two_to_four_options(options, fits):
    assert proposal.fits_a_page(options) == fits
