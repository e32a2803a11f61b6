"""For how long a claim is protected, and what a second one is told (D1)."""

from datetime import date, timedelta

WINDOW_DAYS = 90
REMIND_BEFORE_DAYS = 14
EXTENSION_DAYS = 30
DISPUTE_DAYS = 14

TAKEN = "taken"
OVERRULED = "overruled"


def protected_until(registered_on: date, *, days: int | None) -> date:
    """The last protected day of a claim; a scheme may have a window of its own."""
    return registered_on + timedelta(days=WINDOW_DAYS if days is None else days)


def extended(until: date) -> date:
    return until + timedelta(days=EXTENSION_DAYS)


def disputable_until(registered_on: date) -> date:
    """The last day on which a late claim may be backed with evidence."""
    return registered_on + timedelta(days=DISPUTE_DAYS)


def reminds_at(on: date) -> date:
    """Protections that end on this day or before are reminded of on `on`."""
    return on + timedelta(days=REMIND_BEFORE_DAYS)
