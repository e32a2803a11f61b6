"""Finding accounts, and opening those that aren't there yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from settlements.models import Account, AccountKind, Commission

_OPEN = """
insert into settlements_account (uuid, kind, partner_id, legal_entity_id, seller_id, currency, balance, entries, head)
select gen_random_uuid(), kind, partner, entity, seller, currency, 0, 0, ''
from unnest(%s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[])
    told (kind, partner, entity, seller, currency)
order by partner, kind, currency, entity, seller
on conflict do nothing
"""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Whose money it is, in which currency."""

    partner_id: int
    currency: str
    legal_entity_id: int | None = None
    seller_id: int | None = None

    @classmethod
    def of(cls, commission: Commission) -> "Holder":
        return cls(
            partner_id=commission.partner_id,
            currency=commission.currency,
            legal_entity_id=commission.legal_entity_id,
            seller_id=commission.seller_id,
        )


Accounts = dict[tuple[str, Holder], int]
"""The ids of accounts by their kind and holder."""


def accounts_of(holders: Iterable[Holder], *, kinds: Iterable[AccountKind]) -> Accounts:
    """The ids of these holders' accounts of these kinds; those that are missing are opened."""
    wanted = {(str(kind), holder) for holder in holders for kind in kinds}
    found = _find(wanted)
    missing = wanted - found.keys()
    if missing:
        _open(missing)
        found = _find(wanted)
    return found


def _find(wanted: set[tuple[str, Holder]]) -> Accounts:
    partners = {holder.partner_id for _, holder in wanted}
    rows = Account.objects.filter(partner__in=partners).values_list(
        "pk", "kind", "partner_id", "legal_entity_id", "seller_id", "currency"
    )
    found = {
        (kind, Holder(partner_id=partner, legal_entity_id=entity, seller_id=seller, currency=currency)): pk
        for pk, kind, partner, entity, seller, currency in rows
    }
    return {each: found[each] for each in wanted if each in found}


def _open(missing: set[tuple[str, Holder]]) -> None:
    rows = list(missing)
    with connection.cursor() as cursor:
        cursor.execute(
            _OPEN,
            [
                [kind for kind, _ in rows],
                [holder.partner_id for _, holder in rows],
                [holder.legal_entity_id for _, holder in rows],
                [holder.seller_id for _, holder in rows],
                [holder.currency for _, holder in rows],
            ],
        )
