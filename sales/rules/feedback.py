"""When a customer is asked how it went, and when an answer is a complaint (D5)."""

from collections.abc import Sequence
from datetime import date, timedelta

ASK_AFTER_WON_DAYS = 30
LINK_DAYS = 60
ANSWER_DAYS = 5
UNHAPPY = 6


def is_complaint(*, score: int, troubles: Sequence[str]) -> bool:
    """Someone unhappy, or to whom something happened, is looked after."""
    return score <= UNHAPPY or bool(troubles)


def complaint_due(opened_on: date) -> date:
    return opened_on + timedelta(days=ANSWER_DAYS)
