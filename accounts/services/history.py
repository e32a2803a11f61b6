"""Saying who is at work, for the audit trail."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory

from accounts.models import User


@contextmanager
def acting(*, user: User | None = None, job: str = "", **more: str | int) -> Iterator[None]:
    """Changes inside are kept with this person and this job (`import`, `demo`); pages need no call.

    The name travels with each statement that Django sends. COPY isn't one: send any other write before it in the
    same transaction.
    """
    with pghistory.context(user=user.pk if user else None, job=job, **more):
        yield
