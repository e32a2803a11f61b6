"""First steps as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.steps import NotSteps, Step, read, written


def test_days_stand_before_the_words_or_come_with_the_step_before():
    assert read("Call\n\n3: Choose the place\n  and measure it \n14) Bring it") == [
        Step(0, "Call"), Step(3, "Choose the place"), Step(3, "and measure it"), Step(14, "Bring it"),
    ]  # fmt: skip
    assert Step(3, "x").due(date(2028, 2, 27)) == date(2028, 3, 1)


@pytest.mark.parametrize("text", ["x" * 201, "400: later", "5:", "9999: never"])
def test_what_cannot_be_a_step(text):
    with pytest.raises(NotSteps):
        read(text)


WORDS = st.text("abcżЯ ", min_size=1, max_size=50).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.builds(Step, st.integers(0, 365), WORDS)))
def test_what_is_written_is_read_again(steps):
    assert read(written(steps)) == steps
