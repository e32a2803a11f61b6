"""Limits for pages that anyone may open, the same on every machine."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from core.models import Rate

KEPT = timedelta(days=2)
_COUNT = """
INSERT INTO core_rate (purpose, digest, began_at, count) VALUES (%(purpose)s, %(digest)s, %(now)s, 1)
ON CONFLICT (purpose, digest) DO UPDATE SET
  count = CASE WHEN core_rate.began_at <= %(old)s THEN 1 ELSE core_rate.count + 1 END,
  began_at = CASE WHEN core_rate.began_at <= %(old)s THEN %(now)s ELSE core_rate.began_at END
RETURNING count
"""


def allowed(*, purpose: str, who: str, at_most: int, per: timedelta, now: datetime) -> bool:
    """Count this asking; whether it is within `at_most` of the window that `per` is long."""
    digest = salted_hmac("core.rate", who, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"purpose": purpose, "digest": digest, "now": now, "old": now - per})
        count: int = cursor.fetchone()[0]
    return count <= at_most


def forget_old(*, now: datetime) -> int:
    """Windows that are long over; how many there were."""
    return Rate.objects.filter(began_at__lt=now - KEPT).delete()[0]
