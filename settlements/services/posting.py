"""Writing into the ledger: once for a business key, whole or not at all."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from settlements.models import Account, Transaction
from settlements.rules.posting import Posting

_TRANSACTIONS = """
insert into settlements_transaction (uuid, key, kind, "on", digest, note, commission_id, reverses_id, by_id, at)
select gen_random_uuid(), key, kind, day, digest, note, commission, reverses, %(by)s, %(at)s
from unnest(%(keys)s::text[], %(kinds)s::text[], %(days)s::date[], %(digests)s::text[], %(notes)s::text[],
    %(commissions)s::bigint[], %(reversed)s::bigint[])
    with ordinality told (key, kind, day, digest, note, commission, reverses, place)
order by place
on conflict do nothing
returning id, key
"""
_ENTRIES = """
insert into settlements_entry (transaction_id, account_id, units, currency)
select transaction, account, units, currency
from unnest(%(transactions)s::bigint[], %(accounts)s::bigint[], %(units)s::bigint[], %(currencies)s::text[])
    with ordinality told (transaction, account, units, currency, place)
order by place
"""


class KeyTaken(Exception):
    """Another transaction was written under this business key: `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Unbalanced(ValueError):
    """The lines of a posting don't sum to zero."""


def post(posting: Posting, *, now: datetime, by: User | None = None) -> Transaction:
    """The transaction of a posting, written now or told before. Raises KeyTaken, Unbalanced."""
    post_many([posting], now=now, by=by)
    return Transaction.objects.get(key=posting.key)


@transaction.atomic
def post_many(postings: Sequence[Posting], *, now: datetime, by: User | None = None) -> set[str]:
    """Write those that aren't written yet; answers with their keys. Raises KeyTaken, Unbalanced; then none is written.

    The accounts are locked in the order of their ids, so that two writers never wait for each other.
    """
    for posting in postings:
        if not posting.is_balanced:
            raise Unbalanced(posting.key)
    lock_accounts(line.account_id for posting in postings for line in posting.lines)
    written = _write_transactions(postings, now=now, by=by)
    fresh = [posting for posting in postings if posting.key in written]
    _write_entries(fresh, written=written)
    if len(fresh) < len(postings):
        _refuse_other_bodies(postings)
    return set(written)


def lock_accounts(ids: Iterable[int]) -> None:
    """Let nobody else write to these accounts until the transaction ends."""
    wanted = Account.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update()
    list(wanted.values_list("pk", flat=True))


def _write_transactions(postings: Sequence[Posting], *, now: datetime, by: User | None) -> dict[str, int]:
    words: dict[str, Any] = {
        "keys": [posting.key for posting in postings],
        "kinds": [str(posting.kind) for posting in postings],
        "days": [posting.on for posting in postings],
        "digests": [posting.digest for posting in postings],
        "notes": [posting.note for posting in postings],
        "commissions": [posting.commission_id for posting in postings],
        "reversed": [posting.reverses_id for posting in postings],
        "by": by.pk if by else None,
        "at": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TRANSACTIONS, words)
        return {key: pk for pk, key in cursor.fetchall()}


def _write_entries(postings: Sequence[Posting], *, written: dict[str, int]) -> None:
    lines = list(chain.from_iterable(((written[p.key], line) for line in p.lines) for p in postings))
    words: dict[str, Any] = {
        "transactions": [pk for pk, _ in lines],
        "accounts": [line.account_id for _, line in lines],
        "units": [line.units for _, line in lines],
        "currencies": [line.currency for _, line in lines],
    }
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, words)


def _refuse_other_bodies(postings: Sequence[Posting]) -> None:
    """What is on record under each key must be what was to be written."""
    stored = dict(Transaction.objects.filter(key__in=[p.key for p in postings]).values_list("key", "digest"))
    for posting in postings:
        if stored.get(posting.key) != posting.digest:
            raise KeyTaken(posting.key)
