"""Fits in the worker: a task that closes a deviation may be done on any page, and its criterion is measured soon."""

from celery import shared_task
from django.utils import timezone

from core.queries.company import company, company_day
from strategy.services.fit import measure_done


@shared_task  # type: ignore[untyped-decorator]
def measure_closed() -> None:
    """Measure again what can be measured by itself; the rest waits for a person."""
    here = company()
    measure_done(currency=here.currency, on=company_day(timezone.now(), of=here))
