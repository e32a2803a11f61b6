"""The commissions on record for sales, as arithmetic knows them."""

from collections.abc import Sequence
from typing import Any

from settlements.models import Commission
from settlements.rules.compute import Past
from settlements.rules.plan import Kept

_FIELDS = (
    "pk", "deal_id", "partner_id", "beneficiary", "state", "amount", "base", "currency", "exchange_rate",
    "seller_id", "legal_entity_id", "version_id", "corrects_id", "computation", "reason", "held_until",
)  # fmt: skip


def kept_of(deals: Sequence[int]) -> dict[int, list[Kept]]:
    """The commissions of each deal, oldest first, those taken back too."""
    found: dict[int, list[Kept]] = {}
    for row in Commission.objects.filter(deal__in=deals).order_by("pk").values(*_FIELDS):
        found.setdefault(row["deal_id"], []).append(_kept(row))
    return found


def _kept(row: dict[str, Any]) -> Kept:
    said = row["computation"]
    return Kept(
        pk=row["pk"],
        partner_id=row["partner_id"],
        beneficiary=row["beneficiary"],
        state=row["state"],
        amount=row["amount"],
        base=row["base"],
        currency=row["currency"],
        exchange_rate=row["exchange_rate"],
        seller_id=row["seller_id"],
        legal_entity_id=row["legal_entity_id"],
        version=row["version_id"],
        corrects=row["corrects_id"],
        past=Past(**said.get("past", {})),
        groups=tuple(said.get("groups", ())),
        reason=row["reason"],
        held_until=row["held_until"],
    )
