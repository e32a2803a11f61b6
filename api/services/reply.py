"""Doing what a request asks once, however often it is sent (J1)."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from api.models import ApiKey, Reply


class OtherRequest(Exception):
    """This `Idempotency-Key` belongs to a request that asked for something else."""


@transaction.atomic
def once(
    key: ApiKey, *, idempotency_key: str, asked: bytes, work: Callable[[], tuple[int, dict[str, object]]], now: datetime
) -> tuple[int, dict[str, object]]:
    """The answer of `work`, or the one that it gave before to the same bytes. Raises OtherRequest.

    Of two at once the second waits for the first; where `work` fails nothing is kept.
    """
    digest = sha256(asked).hexdigest()
    reply, is_new = Reply.objects.get_or_create(
        api_key=key, idempotency_key=idempotency_key, defaults={"digest": digest, "created_at": now}
    )
    if reply.digest != digest:
        raise OtherRequest
    if is_new:
        reply.status, reply.body = work()
        reply.save(update_fields=["status", "body"])
    return reply.status, reply.body
