"""How the outbox waits for a mail server."""

from datetime import timedelta

CLAIMED_FOR = timedelta(minutes=10)
"""A sender that hasn't said how it went by then is taken for dead."""
_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: a minute, twice as long each time, an hour at most."""
    return min(_FIRST * (1 << min(max(attempts - 1, 0), 10)), _LONGEST)
