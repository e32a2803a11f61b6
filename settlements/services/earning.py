"""Writing commissions with their first transactions, each once."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from psycopg2.extras import Json, execute_values

from core.models import Company
from core.rules import exchange
from sales.rules.deal import converted
from settlements.models import AccountKind, Commission, CommissionState, TransactionKind
from settlements.rules.plan import Kept, New
from settlements.rules.posting import Posting, moved
from settlements.services.account import Holder, accounts_of
from settlements.services.posting import post_many

_COLUMNS = (
    "key", "kind", "beneficiary", "partner_id", "legal_entity_id", "seller_id", "deal_id", "referral_id", "version_id",
    "corrects_id", "earned_on", "customer", "currency", "amount", "base", "deal_base", "deal_currency", "exchange_rate",
    "company_amount", "tier", "reason", "state", "held_until", "held_reason", "created_at", "updated_at",
)  # fmt: skip
_INSERT = f"""
insert into settlements_commission (uuid, computation, {", ".join(_COLUMNS)})
values %s on conflict do nothing returning uuid, id
"""  # noqa: S608 - no word of it comes from outside


@dataclass(frozen=True, kw_only=True)
class Earning:
    """A commission to be written under `key`; `waits_with` is the one whose hold it shares.

    `company_rate` is the worth of one of the deal's currency in the company's, where there is a deal.
    """

    new: New
    key: str
    earned_on: date
    today: date
    deal_id: int | None = None
    referral_id: int | None = None
    deal_currency: str = ""
    customer: str = ""
    tier: str = ""
    company_rate: Decimal | None = None
    waits_with: Kept | None = None

    @property
    def held_until(self) -> date | None:
        """The day on which its hold ends; None where it isn't held."""
        if self.waits_with:
            first = self.waits_with
            return first.held_until if first.state == CommissionState.HELD else None
        days = self.new.version.terms.hold_days if self.new.version else 0
        until = self.earned_on + timedelta(days=days)
        return until if days and until > self.today else None

    @property
    def state(self) -> str:
        if self.new.amount == 0:
            return CommissionState.NOTHING
        waits = self.held_until or (self.waits_with and self.waits_with.state == CommissionState.HELD)
        return CommissionState.HELD if waits else CommissionState.ACCRUED


def write_earnings(earnings: Sequence[Earning], *, now: datetime, company: Company) -> int:
    """Write those that nobody has written under their keys; answers with how many that were.

    Inside the caller's transaction.
    """
    rows = [_row(each, now=now, company=company) for each in earnings]
    fresh = _insert(rows)
    paid = [row for row in rows if row.amount and row.uuid in fresh]
    accounts = accounts_of({Holder.of(row) for row in paid}, kinds=[AccountKind.ACCRUED])
    costs = accounts_of({_cost_of(row) for row in paid}, kinds=[AccountKind.COST])
    post_many(
        [
            Posting(
                key=f"accrue:{row.key}",
                kind=TransactionKind.ACCRUAL,
                on=row.earned_on,
                commission_id=fresh[row.uuid],
                lines=moved(
                    row.amount,
                    source=costs[AccountKind.COST, _cost_of(row)],
                    target=accounts[AccountKind.ACCRUED, Holder.of(row)],
                    currency=row.currency,
                ),
            )
            for row in paid
        ],
        now=now,
    )
    return len(fresh)


def _insert(rows: Sequence[Commission]) -> dict[uuid.UUID, int]:
    """The keys of those that weren't there; by one statement a thousand, because an import brings many."""
    with connection.cursor() as cursor:
        written = execute_values(cursor.cursor, _INSERT, [_values(row) for row in rows], page_size=1000, fetch=True)
    return {uuid.UUID(str(key)): pk for key, pk in written}


def _values(row: Commission) -> tuple[Any, ...]:
    return (str(row.uuid), Json(row.computation), *(getattr(row, column) for column in _COLUMNS))


def _cost_of(row: Commission) -> Holder:
    return Holder(partner_id=row.partner_id, currency=row.currency)


def _row(each: Earning, *, now: datetime, company: Company) -> Commission:
    new = each.new
    return Commission(
        uuid=uuid.uuid4(),
        key=each.key,
        kind=new.kind,
        beneficiary=new.beneficiary,
        partner_id=new.partner_id,
        legal_entity_id=new.legal_entity_id,
        seller_id=new.seller_id,
        deal_id=each.deal_id,
        referral_id=each.referral_id,
        version_id=new.version.pk if new.version else None,
        corrects_id=new.corrects.pk if new.corrects else None,
        earned_on=each.earned_on,
        customer=each.customer,
        currency=new.currency,
        amount=new.amount,
        base=new.base,
        deal_base=new.deal_base,
        deal_currency=each.deal_currency,
        exchange_rate=new.exchange_rate,
        company_amount=_in_company_currency(each, company=company),
        tier=each.tier,
        computation=_why(new),
        reason=new.computed.reason if new.amount == 0 else "",
        state=each.state,
        held_until=each.held_until,
        created_at=now,
        updated_at=now,
    )


def _in_company_currency(each: Earning, *, company: Company) -> int | None:
    new = each.new
    if new.currency == company.currency:
        return new.amount
    kept = each.company_rate if new.currency == each.deal_currency else None
    rate = kept or exchange.rate(new.currency, base=company.currency, on=each.earned_on)
    if rate is None:
        return None
    return converted(new.amount, currency=new.currency, base=company.currency, rate=rate)


def _why(new: New) -> dict[str, Any]:
    """What the commission keeps to explain itself and to be corrected later."""
    said: dict[str, Any] = {"lines": new.computed.lines, "groups": list(new.groups), "past": new.past.kept()}
    if new.choice:
        said["rule"] = {"scope": list(new.choice.rule.scope.named), "outweighed": new.choice.outweighed}
    return said
