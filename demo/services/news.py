"""What the demo's people read already: its past shouldn't wait for them as news."""

from datetime import date, datetime, time, timedelta

from django.db.models import F

from demo.services.talks import ZONE
from notify.models import Notice

FRESH_DAYS = 3


def read_old_news(*, on: date) -> int:
    """Notices older than a few days count as read and told on their own day; how many."""
    fresh = datetime.combine(on - timedelta(days=FRESH_DAYS), time(), ZONE)
    Notice.objects.filter(created_at__lt=fresh, digest=True).update(digested_at=F("created_at"))
    return Notice.objects.unread().filter(created_at__lt=fresh).update(read_at=F("created_at"))
