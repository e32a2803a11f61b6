"""From a statement to money at the partner's bank: approved by another, ordered in a batch, paid once (E4)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from notify.services.outbox import one_line
from notify.services.tell import tell
from settlements.models import (
    Account,
    AccountKind,
    BankChange,
    Commission,
    CommissionState,
    PaymentBatch,
    PaymentOrder,
    Statement,
    StatementState,
)
from settlements.queries.statement import limit_of, people_paid
from settlements.rules.statement import may_move
from settlements.services.account import accounts_of
from settlements.services.payout import pay_out
from settlements.services.statement import holder_of


class PaymentError(Exception):
    """A payment that can't go on."""


class NotNow(PaymentError):
    """The statement is in a state in which this can't be done."""


class AnotherPerson(PaymentError):
    """Who made or sent a statement doesn't approve it."""


class NothingToPay(PaymentError):
    """Its sum was carried over or set off."""


class BankHeld(PaymentError):
    """The partner changed its bank details; nothing is paid to them for three days."""


class WrongSum(PaymentError):
    """The bank paid another sum than the statement says: `expected` minor units."""

    def __init__(self, expected: int) -> None:
        super().__init__(expected)
        self.expected = expected


@transaction.atomic
def approve(statement: Statement, *, by: User, now: datetime) -> Statement:
    """Let it be paid. Raises AnotherPerson above the limit of its currency, NotNow, NothingToPay."""
    row = _locked(statement)
    if not row.payable:
        raise NothingToPay
    if not may_move(row.state, to=StatementState.APPROVED, role=by.role):
        raise NotNow
    own = by.pk in (row.made_by_id, row.sent_by_id)
    if own and row.payable > limit_of(row.currency):
        raise AnotherPerson
    row.state, row.approved_at, row.approved_by = StatementState.APPROVED, now, None if own else by
    row.save(update_fields=["state", "approved_at", "approved_by"])
    return row


@transaction.atomic
def make_batch(statements: Sequence[Statement], *, currency: str, by: User, now: datetime) -> PaymentBatch | None:
    """Order the payment of approved statements of a currency; those whose bank details are held stay out.

    None where nothing is left to order. Two who order at once never order one twice.
    """
    approved = Statement.objects.filter(
        pk__in=[each.pk for each in statements], state=StatementState.APPROVED, currency=currency
    )
    rows = [row for row in approved.select_for_update(of=("self",)).order_by("pk") if not is_held(row, now=now)]
    if not rows:
        return None
    total = sum(row.payable for row in rows)
    batch = PaymentBatch.objects.create(currency=currency, total=total, made_by=by, made_at=now)
    Statement.objects.filter(pk__in=[row.pk for row in rows]).update(state=StatementState.ORDERED, batch=batch)
    _write_orders(batch, [row.pk for row in rows])
    return batch


def _write_orders(batch: PaymentBatch, statements: list[int]) -> None:
    """One for each statement; after a refusal the reference says which attempt it is."""
    rows = Statement.objects.filter(pk__in=statements).select_related("partner", "legal_entity", "seller")
    tried = Counter(PaymentOrder.objects.filter(statement__in=statements).values_list("statement", flat=True))
    PaymentOrder.objects.bulk_create(
        [
            PaymentOrder(
                batch=batch,
                statement=row,
                reference=f"{row.number}/{tried[row.pk] + 1}" if tried[row.pk] else row.number,
                recipient=row.holder_name,
                tax_id=row.legal_entity.tax_id if row.legal_entity else "",
                bank_details=row.legal_entity.where_paid if row.legal_entity else "",
                units=row.payable,
            )
            for row in rows.order_by("pk")
        ]
    )


@transaction.atomic
def refuse(order: PaymentOrder, *, reason: str, by: User, now: datetime) -> bool:
    """The bank didn't pay it: the statement is approved again and waits to be ordered anew, the partner is told.

    False where it was refused before. Raises NotNow.
    """
    row = _locked(order.statement)
    standing = PaymentOrder.objects.get(pk=order.pk)
    if standing.refused:
        return False
    if not may_move(row.state, to=StatementState.APPROVED, role=by.role) or row.state != StatementState.ORDERED:
        raise NotNow
    standing.refused, standing.refused_by, standing.refused_at = one_line(reason)[:200] or "?", by, now
    standing.save(update_fields=["refused", "refused_by", "refused_at"])
    row.state, row.batch = StatementState.APPROVED, None
    row.save(update_fields=["state", "batch"])
    tell(
        event="payment_refused",
        users=people_paid(row),
        context={"number": row.number, "reason": standing.refused},
        url=f"/cabinet/statements/{row.uuid}/",
        key=f"payment-refused:{standing.pk}",
        now=now,
    )
    return True


@transaction.atomic
def mark_paid(statement: Statement, *, units: int, on: date, by: User, now: datetime) -> bool:
    """The bank has paid it: the ledger and its commissions follow. False where it was marked before.

    Raises NotNow, WrongSum, BankHeld, `payout.NotOwed`.
    """
    row = _locked(statement)
    if row.state == StatementState.PAID:
        return False
    if not may_move(row.state, to=StatementState.PAID, role=by.role):
        raise NotNow
    if units != row.payable:
        raise WrongSum(row.payable)
    if row.state == StatementState.APPROVED and is_held(row, now=now):
        raise BankHeld
    holder = holder_of(row)
    account = Account.objects.get(pk=accounts_of([holder], kinds=[AccountKind.OWED])[AccountKind.OWED, holder])
    pay_out(account, units=units, key=f"statement:{row.uuid}", on=on, now=now, by=by, note=row.number)
    row.state, row.paid_on = StatementState.PAID, on
    row.save(update_fields=["state", "paid_on"])
    _pay_commissions(row, on=on, now=now)
    return True


def is_held(statement: Statement, *, now: datetime) -> bool:
    """Whether nothing is paid yet to the holder's bank details, because the partner has just changed them."""
    changes = BankChange.objects.filter(legal_entity=statement.legal_entity_id, held_until__gt=now)
    return bool(statement.legal_entity_id) and changes.exists()


def _pay_commissions(statement: Statement, *, on: date, now: datetime) -> None:
    """Its own and those of earlier statements whose sums were carried over into it."""
    told = Statement.objects.filter(
        partner=statement.partner_id,
        legal_entity=statement.legal_entity_id,
        seller=statement.seller_id,
        currency=statement.currency,
        until__lte=statement.until,
        payable=0,
    ) | Statement.objects.filter(pk=statement.pk)
    Commission.objects.filter(statement_line__statement__in=told, state=CommissionState.IN_STATEMENT).update(
        state=CommissionState.PAID, paid_on=on, updated_at=now
    )


def _locked(statement: Statement) -> Statement:
    return Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
