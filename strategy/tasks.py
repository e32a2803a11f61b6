"""Fits in the worker: a task that closes a deviation may be done on any page, and criteria change for everyone."""

from celery import shared_task
from django.utils import timezone

from core.queries.company import company, company_day
from strategy.services.fit import measure_done
from strategy.services.measure import measure_changed


@shared_task  # type: ignore[untyped-decorator]
def measure() -> None:
    """Measure by criteria that changed, and what can be measured by itself; the rest waits for a person."""
    here = company()
    today = company_day(timezone.now(), of=here)
    measure_changed(on=today)
    measure_done(currency=here.currency, on=today)
