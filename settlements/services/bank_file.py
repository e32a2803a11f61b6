"""Payments out to the bank as CSV, and its marks back (E4)."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from accounts.models import User
from core.rules.money import from_minor, to_minor
from core.sheets.write import Cell
from settlements.models import PaymentBatch, PaymentOrder, Statement
from settlements.services import payment
from settlements.services.payout import NotOwed

HEADERS = ["reference", "recipient", "tax_id", "bank_details", "amount", "currency", "purpose", "paid_on", "refused"]
LARGEST = 5 * 1024 * 1024


class NotABankFile(Exception):
    """The columns reference, amount and paid_on aren't there, or it is no text."""


@dataclass(frozen=True)
class Outcome:
    """A row of the bank's file: `code` is paid, refused, before, unknown, wrong_sum, not_now, held or unreadable."""

    row: int
    reference: str
    code: str


def batch_rows(batch: PaymentBatch) -> Iterator[Sequence[Cell]]:
    """What the bank needs for each payment, as HEADERS say; `paid_on` and `refused` are left for the bank.

    The details are those of the moment of ordering: what was changed since then isn't paid to by this file.
    """
    for order in batch.orders.filter(refused="").order_by("pk"):
        yield [
            order.reference,
            order.recipient,
            order.tax_id,
            " ".join(order.bank_details.split()),
            from_minor(order.units, batch.currency),
            batch.currency,
            f"Commission {order.reference}",
            None,
            None,
        ]


def read_marks(content: bytes, *, by: User, now: datetime) -> list[Outcome]:
    """Mark paid what the bank paid and refused what it refused; the same file again marks nothing twice.

    Each row has a transaction of its own. Raises NotABankFile, and then nothing is marked.
    """
    rows = _rows(content)
    told = [(number, row) for number, row in enumerate(rows, start=2) if row.get("paid_on") or row.get("refused")]
    return [_mark(number, row, by=by, now=now) for number, row in told]


def _rows(content: bytes) -> list[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", errors="replace")
    head = text.partition("\n")[0]
    try:
        reader = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
        rows = [{_tidy(key): _tidy(value) for key, value in row.items() if isinstance(key, str)} for row in reader]
    except csv.Error as error:
        raise NotABankFile from error
    if not {"reference", "amount", "paid_on"} <= {_tidy(name) for name in reader.fieldnames or ()}:
        raise NotABankFile
    return rows


def _tidy(value: object) -> str:
    return str(value or "").strip().strip("'")


def _mark(number: int, row: dict[str, str], *, by: User, now: datetime) -> Outcome:
    reference = row["reference"]
    order = PaymentOrder.objects.filter(reference=reference).select_related("statement").first()
    statement = order.statement if order else _named(reference)
    if statement is None:
        return Outcome(number, reference, "unknown")
    if row.get("refused"):
        return Outcome(number, reference, _refuse(order, row, by=by, now=now))
    if order and order.refused:
        return Outcome(number, reference, "not_now")
    try:
        units, on = _sum(row["amount"], statement.currency), _day(row["paid_on"])
        done = payment.mark_paid(statement, units=units, on=on, by=by, now=now)
    except (InvalidOperation, ValueError):
        return Outcome(number, reference, "unreadable")
    except payment.WrongSum:
        return Outcome(number, reference, "wrong_sum")
    except (payment.NotNow, NotOwed):
        return Outcome(number, reference, "not_now")
    except payment.BankHeld:
        return Outcome(number, reference, "held")
    return Outcome(number, reference, "paid" if done else "before")


def _refuse(order: PaymentOrder | None, row: dict[str, str], *, by: User, now: datetime) -> str:
    if order is None or row.get("paid_on"):
        return "not_now"
    try:
        return "refused" if payment.refuse(order, reason=row["refused"], by=by, now=now) else "before"
    except payment.NotNow:
        return "not_now"


def _named(reference: str) -> Statement | None:
    pk = reference.rpartition("-")[2]
    found = Statement.objects.filter(pk=int(pk)).first() if pk.isascii() and pk.isdecimal() and len(pk) < 16 else None
    return found if found and found.number == reference else None


def _sum(text: str, currency: str) -> int:
    amount = Decimal(text.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    if not amount.is_finite() or abs(amount) > 10**13:
        raise ValueError(text)
    return to_minor(amount, currency)


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text[:10], pattern).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    raise ValueError(text)
