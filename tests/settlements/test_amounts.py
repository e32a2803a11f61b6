"""The arithmetic of commissions against an oracle written with fractions; nothing here needs a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.money import to_minor
from sales.rules.deal import converted
from settlements.rules.amounts import apportion, half_up, portion, share
from settlements.rules.compute import AWAITS_PAYMENT, Paid, Past, compute
from settlements.rules.states import MOVES
from settlements.rules.steps import StepsBroken, checked, earned_between, earned_by
from settlements.rules.terms import Due, Shape, Slab, Step, Terms
from tests.settlements import oracle


def differences(seed, count):
    """The cases in which the product and the oracle don't agree."""
    found = []
    for units, percent, rate, weights, steps, source, target, before in oracle.cases(seed, count):
        ladder = tuple(Step(start=start, percent=Decimal(value)) for start, value in steps)
        ours = [
            portion(units, percent=Decimal(percent)),
            apportion(units, weights=weights),
            converted(units, currency=source, base=target, rate=Decimal(rate)),
        ]
        theirs = [
            oracle.portion(units, percent),
            oracle.split(units, weights),
            oracle.exchanged(units, source, target, rate),
        ]
        for slab in Slab:
            whole = slab == Slab.WHOLE
            ours.append(earned_between(ladder, before=before, more=units, slab=slab))
            theirs.append(
                oracle.stepped(steps, before + units, whole=whole) - oracle.stepped(steps, before, whole=whole)
            )
        if ours != theirs or sum(ours[1]) != units:
            found.append((units, percent, rate, weights, steps, ours, theirs))
    return found


def test_a_sum_everybody_can_check():
    assert portion(300_000, percent=Decimal("1.15")) == 3450
    assert portion(to_minor(Decimal("0.10"), "EUR"), percent=Decimal(5)) == 1
    assert portion(-10, percent=Decimal(5)) == -1


def test_the_oracle_agrees():
    assert differences(1, 5000) == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(2, 12))
def test_the_oracle_agrees_a_million_times(seed):
    assert differences(seed, 100_000) == []


def test_the_oracle_notices_another_rounding():
    wrong = [
        units for units, percent, *_ in oracle.cases(1, 5000)
        if round(Decimal(units) * Decimal(percent) / 100) != oracle.portion(units, percent)
    ]  # fmt: skip
    assert wrong, "banker's rounding must differ somewhere, or the cases prove nothing"


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**9))
def test_rounding_is_symmetric(units, denominator):
    assert half_up(-units, denominator=denominator) == -half_up(units, denominator=denominator)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_part_payments_pay_the_whole_and_never_more(amount, payments):
    owed, received, given_so_far = max(1, sum(payments)), 0, 0
    for payment in payments:
        received += payment
        due = share(amount, part=received, whole=owed)
        assert given_so_far <= due <= amount
        given_so_far = due
    assert received < owed or given_so_far == amount


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**7), max_size=8))
def test_steps_sum_to_what_the_volume_earns_whole(first, more):
    steps = (Step(start=0, percent=Decimal(1)), Step(start=10**6, percent=Decimal("2.5")))
    for slab in Slab:
        volume, earned = first, earned_by(steps, volume=first, slab=slab)
        for each in more:
            earned += earned_between(steps, before=volume, more=each, slab=slab)
            volume += each
        assert earned == earned_by(steps, volume=volume, slab=slab)


def test_a_step_begins_at_its_bound_and_ends_before_the_next():
    steps = (Step(start=0, percent=Decimal(1)), Step(start=1000, percent=Decimal(10)))
    assert [earned_by(steps, volume=v, slab=Slab.WHOLE) for v in (999, 1000)] == [10, 100]
    assert [earned_by(steps, volume=v, slab=Slab.MARGINAL) for v in (1000, 1010)] == [10, 11]


@pytest.mark.parametrize(
    ("starts", "code"),
    [([], "empty"), ([5], "not_from_zero"), ([0, 9, 9], "not_ascending"), ([0, 9, 3], "not_ascending")],
)
def test_gaps_and_overlaps_are_refused(starts, code):
    with pytest.raises(StepsBroken) as broken:
        checked([Step(start=start, percent=Decimal(1)) for start in starts])
    assert broken.value.code == code


def test_nothing_left_of_a_sale_is_nothing_by_any_terms():
    for shape in (Shape.PERCENT, Shape.SPLIT, Shape.FIXED, Shape.STEPS):
        terms = Terms(shape=shape, percent=Decimal(9), fixed=9, steps=(Step(start=0, percent=Decimal(9)),))
        assert compute(terms, base=0, past=Past(volume_before=10**6), paid=Paid()).amount == 0


def test_it_is_due_when_the_customer_pays():
    terms = Terms(shape=Shape.PERCENT, percent=Decimal(10), due=Due.PAID)
    waits = compute(terms, base=1000, past=Past(), paid=Paid(received=999, owed=1000))
    assert (waits.amount, waits.reason) == (0, AWAITS_PAYMENT)


def test_what_is_paid_or_taken_back_stays_so():
    assert MOVES["paid"] == MOVES["reversed"] == frozenset()
    assert set().union(*MOVES.values()) <= set(MOVES)
