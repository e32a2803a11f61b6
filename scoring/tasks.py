"""The night's jobs. Rows say what is due; a task only looks."""

from celery import shared_task
from django.utils import timezone

from scoring.services.due import run_due


@shared_task  # type: ignore[untyped-decorator]
def night() -> None:
    """Run what people asked for and what should have run by now."""
    run_due(now=timezone.now())
