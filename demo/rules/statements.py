"""How far the demo company's statements are: the oldest are paid, the latest wait. Pure."""

MONTHS = 4
PAID, APPROVED, SENT = "paid", "approved", "sent"
BY_AGE = {0: SENT, 1: APPROVED}
"""By months back; older ones are paid."""
DISPUTE_EVERY = 9
CONFIRM_EVERY = 3
DISPUTES = ("One order of the last week is missing.", "The rate of the new agreement should apply from the first.")


def stage(age: int) -> str:
    """How far a statement of so many months back has come."""
    return BY_AGE.get(age, PAID)
