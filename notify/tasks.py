"""Mail in the worker: a poke when a letter was written, and a sweep for whatever a poke didn't reach."""

from celery import shared_task
from django.utils import timezone

from notify.services import digest
from notify.services.sending import send_due


@shared_task  # type: ignore[untyped-decorator]
def send_mail() -> None:
    """Send what is due."""
    send_due(clock=timezone.now)


@shared_task  # type: ignore[untyped-decorator]
def write_digests() -> None:
    """Write the digests of the day once its morning has come."""
    now = timezone.now()
    if digest.digests_due(now=now):
        digest.write_digests(now=now)
