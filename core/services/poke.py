"""Telling the worker that there is a row to do, so that it doesn't wait for its next sweep."""

import time
from dataclasses import dataclass

import structlog
from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)
QUIET_SECONDS = 30.0
_quiet_until = 0.0


@dataclass(frozen=True)
class _Poke:
    """A task to be sent; two of the same name and arguments are the same poke."""

    task: str
    args: tuple[object, ...]

    def __call__(self) -> None:
        _send(self.task, self.args)


def poke(task: str, *args: object) -> None:
    """Send the task by its name once the transaction commits; asked for twice in one, it is sent once.

    The row says what is to be done, so nothing is lost when Redis is down: the request goes on, and for half a minute
    this process doesn't try again, lest every request wait for a Redis that doesn't answer.
    """
    wanted = _Poke(task, args)
    if not _waits(wanted):
        transaction.on_commit(wanted, robust=True)


def _waits(wanted: _Poke) -> bool:
    """Whether it is to be sent already, whatever inner part of this transaction is still taken back."""
    open_now = set(connection.savepoint_ids)
    return any(call[1] == wanted and call[0] <= open_now for call in connection.run_on_commit)


def _send(task: str, args: tuple[object, ...]) -> None:
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        current_app.send_task(task, args=args)
    except OperationalError as error:
        _quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("poke_not_sent", task=task, error=str(error))
