"""Telling the worker that there is a row to do, so that it doesn't wait for its next sweep."""

import time

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)
QUIET_SECONDS = 30.0
_quiet_until = 0.0


def poke(task: str, *args: object) -> None:
    """Send the task by its name once the transaction commits.

    The row says what is to be done, so nothing is lost when Redis is down: the request goes on, and for half a minute
    this process doesn't try again, lest every request wait for a Redis that doesn't answer.
    """
    transaction.on_commit(lambda: _send(task, args), robust=True)


def _send(task: str, args: tuple[object, ...]) -> None:
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        current_app.send_task(task, args=args)
    except OperationalError as error:
        _quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("poke_not_sent", task=task, error=str(error))
