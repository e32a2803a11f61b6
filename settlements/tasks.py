"""Settling in the worker: beat asks often, rows say what is due."""

from celery import shared_task
from django.utils import timezone

from core.queries.company import company
from settlements.services.monthly import make_and_send_if_due
from settlements.services.proof import prove_if_due
from settlements.services.settle import settle as settle_now


@shared_task  # type: ignore[untyped-decorator]
def settle() -> None:
    """Earn, approve, and once a day prove the ledger."""
    now, our = timezone.now(), company()
    settle_now(now=now, company=our)
    prove_if_due(now=now, company=our)


@shared_task  # type: ignore[untyped-decorator]
def make_statements() -> None:
    """The statements of the month, once their day has come."""
    make_and_send_if_due(now=timezone.now(), company=company())
