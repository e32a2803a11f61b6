"""The fit as arithmetic: a table of cases, and what holds for any criteria and answers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.rules.fit import Level, NotAnAnswer, Wanted, canonical, fit, score

D = Decimal
YES_NO = Wanted(key=1, kind="yes_no")
AT_LEAST = Wanted(key=1, kind="number", low=D(10), tolerance=D(4))
AT_MOST = Wanted(key=1, kind="number", high=D(10), tolerance=D(4))
BETWEEN = Wanted(key=1, kind="range", low=D(2), high=D(5), tolerance=D(2))
EXACT = Wanted(key=1, kind="number", low=D(10))
SHARE = Wanted(key=1, kind="share", low=D(60), tolerance=D(40))
CHOICE = Wanted(key=1, kind="one_of", options=("a", "b", "c"), accepted=("a", "b"))


@pytest.mark.parametrize(
    ("wanted", "answer", "percent"),
    [
        (YES_NO, "yes", 100), (YES_NO, "no", 0), (replace(YES_NO, wanted_yes=False), "no", 100),
        (AT_LEAST, "10", 100), (AT_LEAST, "99", 100), (AT_LEAST, "9", 75), (AT_LEAST, "6", 0), (AT_LEAST, "-5", 0),
        (AT_MOST, "10", 100), (AT_MOST, "0", 100), (AT_MOST, "12", 50), (AT_MOST, "14", 0),
        (BETWEEN, "2", 100), (BETWEEN, "5", 100), (BETWEEN, "1", 50), (BETWEEN, "6", 50), (BETWEEN, "7", 0),
        (EXACT, "10", 100), (EXACT, "9.99", 0),
        (SHARE, "60", 100), (SHARE, "40", 50), (SHARE, "20", 0),
        (CHOICE, "a", 100), (CHOICE, "b", 100), (CHOICE, "c", 0),
    ],
)  # fmt: skip
def test_score(wanted, answer, percent):
    assert score(wanted, answer) * 100 == percent


@pytest.mark.parametrize(
    ("wanted", "text"),
    [(YES_NO, "maybe"), (CHOICE, "d"), (SHARE, "101"), (SHARE, "-1"), (AT_LEAST, "many"), (AT_LEAST, "NaN"),
     (AT_LEAST, "1e99"), (YES_NO, "")],
)  # fmt: skip
def test_what_is_no_answer(wanted, text):
    with pytest.raises(NotAnAnswer):
        canonical(wanted, text)


def test_the_formula():
    criteria = [
        Wanted(key=1, kind="yes_no", weight=5),
        Wanted(key=2, kind="number", low=D(4), tolerance=D(2), weight=3),
        Wanted(key=3, kind="yes_no", weight=2),
    ]
    found = fit(criteria, {1: "yes", 2: "3"})
    assert (found.gained, found.weight) == (D("6.5"), 8)
    assert found.value == 81
    assert len(found.answered) == 2


def test_nothing_answered_is_no_zero():
    found = fit([YES_NO], {})
    assert (found.value, found.level) == (None, Level.UNKNOWN)


def test_a_must_that_fails_says_so_whatever_the_sum():
    criteria = [Wanted(key=1, kind="yes_no", is_must=True), Wanted(key=2, kind="yes_no", weight=99)]
    found = fit(criteria, {1: "no", 2: "yes"})
    assert (found.value, found.level) == (99, Level.MUST_FAILS)
    assert [row.wanted.key for row in found.failed_musts] == [1]


def test_a_must_within_its_tolerance_deviates_but_does_not_fail():
    (row,) = fit([replace(AT_LEAST, is_must=True)], {1: "9"}).rows
    assert row.deviates and not row.fails_must


def test_an_answer_that_fits_its_criterion_no_longer_is_asked_again():
    assert fit([CHOICE], {1: "gone"}).value is None


def test_a_hundred_means_that_nothing_deviates():
    criteria = [Wanted(key=1, kind="yes_no", weight=100), Wanted(key=2, kind="yes_no", weight=100),
                replace(AT_LEAST, key=3, weight=1)]  # fmt: skip
    assert fit(criteria, {1: "yes", 2: "yes", 3: "9.99"}).value == 99


NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def wanteds(draw, key):
    kind = draw(st.sampled_from(["yes_no", "number", "range", "share", "one_of"]))
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    side = draw(st.sampled_from(["low", "high"]))
    return Wanted(
        key=key,
        kind=kind,
        weight=draw(st.integers(1, 100)),
        is_must=draw(st.booleans()),
        wanted_yes=draw(st.booleans()),
        options=("a", "b", "c"),
        accepted=draw(st.sampled_from([("a",), ("a", "b")])),
        low=low if kind == "range" or side == "low" else None,
        high=high if kind == "range" or side == "high" else None,
        tolerance=draw(st.decimals(min_value=0, max_value=500, places=2)),
    )


@st.composite
def answers_to(draw, wanted):
    if wanted.kind == "yes_no":
        return draw(st.sampled_from(["yes", "no"]))
    if wanted.kind == "one_of":
        return draw(st.sampled_from(wanted.options))
    low = D(0) if wanted.kind == "share" else D(-2000)
    return canonical(wanted, str(draw(st.decimals(low, D(100) if wanted.kind == "share" else D(2000), places=2))))


@st.composite
def cases(draw):
    criteria = [draw(wanteds(key)) for key in range(draw(st.integers(1, 6)))]
    answers = {row.key: draw(answers_to(row)) for row in criteria if draw(st.booleans())}
    return criteria, answers


@given(cases())
def test_a_fit_is_from_0_to_100(case):
    value = fit(*case).value
    assert value is None or 0 <= value <= 100


@given(cases(), st.integers(2, 50))
def test_weights_are_free_of_scale(case, times):
    criteria, answers = case
    heavier = [replace(row, weight=row.weight * times) for row in criteria]
    assert fit(heavier, answers).value == fit(criteria, answers).value


@given(st.data())
def test_a_better_answer_never_lowers_the_fit(data):
    criteria, answers = data.draw(cases())
    chosen = data.draw(st.sampled_from(criteria))
    worse, better = sorted(
        [data.draw(answers_to(chosen)), data.draw(answers_to(chosen))], key=lambda answer: score(chosen, answer)
    )
    before = fit(criteria, {**answers, chosen.key: worse})
    after = fit(criteria, {**answers, chosen.key: better})
    assert before.value <= after.value
    assert len(after.failed_musts) <= len(before.failed_musts)


@given(st.data())
def test_nearer_to_the_wanted_range_never_scores_less(data):
    wanted = data.draw(wanteds(1).filter(lambda row: row.kind in ("number", "range", "share")))

    def distance(answer):
        number = D(answer)
        below = (wanted.low - number) if wanted.low is not None else D(0)
        above = (number - wanted.high) if wanted.high is not None else D(0)
        return max(below, above, D(0))

    near, far = sorted([data.draw(answers_to(wanted)), data.draw(answers_to(wanted))], key=distance)
    assert score(wanted, near) >= score(wanted, far)
