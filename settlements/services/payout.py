"""From approved to paid: into a statement, and out of the house."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from settlements.models import Account, AccountKind, Commission, CommissionState, Transaction, TransactionKind
from settlements.queries.money import money_of
from settlements.rules.posting import Line, Posting, moved
from settlements.services.account import Holder, accounts_of
from settlements.services.posting import lock_accounts, post


class NotOwed(Exception):
    """More than is owed: `owed` minor units."""

    def __init__(self, owed: int) -> None:
        super().__init__(owed)
        self.owed = owed


def put_into_statement(commissions: Sequence[int], *, now: datetime) -> list[int]:
    """Those of the approved that are in a statement from now on, and were in none; call it inside a transaction.

    Two statements at once never share one: each row goes to whoever updates it first.
    """
    free = Commission.objects.filter(pk__in=commissions, state=CommissionState.APPROVED).order_by("pk")
    taken = list(free.select_for_update().values_list("pk", flat=True))
    Commission.objects.filter(pk__in=taken).update(state=CommissionState.IN_STATEMENT, updated_at=now)
    return taken


@transaction.atomic
def pay_commissions(
    commissions: Sequence[int], *, key: str, on: date, now: datetime, by: User | None = None, note: str = ""
) -> Transaction | None:
    """Pay commissions that are in a statement, in one transaction under `key`; None where nothing is left to pay.

    Told again it changes nothing. Raises NotOwed, posting.KeyTaken.
    """
    known = Transaction.objects.filter(key=key).first()
    if known:
        return known
    rows = Commission.objects.filter(pk__in=commissions, state=CommissionState.IN_STATEMENT).order_by("pk")
    paid = list(rows.select_for_update())
    if not paid:
        return None
    lying = money_of([row.pk for row in paid], kind=AccountKind.OWED)
    sums: dict[tuple[int, Holder], int] = {}
    for row in paid:
        for account, units in lying[row.pk].units.items():
            where = (account, Holder(partner_id=row.partner_id, currency=row.currency))
            sums[where] = sums.get(where, 0) + units
    outs = accounts_of({holder for _, holder in sums}, kinds=[AccountKind.PAID])
    lines = tuple(
        line
        for (account, holder), units in sorted(sums.items(), key=lambda each: each[0][0])
        if units
        for line in moved(units, source=account, target=outs[AccountKind.PAID, holder], currency=holder.currency)
    )
    Commission.objects.filter(pk__in=[row.pk for row in paid]).update(
        state=CommissionState.PAID, paid_on=on, updated_at=now
    )
    if not lines:
        return None
    _check(lines_of=dict(_leaving(lines)))
    return post(Posting(key=key, kind=TransactionKind.PAYOUT, on=on, lines=lines, note=note), now=now, by=by)


@transaction.atomic
def pay_out(
    account: Account, *, units: int, key: str, on: date, now: datetime, by: User | None = None, note: str = ""
) -> Transaction:
    """Pay a sum that is owed on one account. Told again it changes nothing. Raises NotOwed, posting.KeyTaken."""
    known = Transaction.objects.filter(key=key).first()
    holder = Holder(partner_id=account.partner_id, currency=account.currency)
    target = accounts_of({holder}, kinds=[AccountKind.PAID])[AccountKind.PAID, holder]
    lines = moved(units, source=account.pk, target=target, currency=account.currency)
    if known is None:
        _check(lines_of={account.pk: units})
    return post(Posting(key=key, kind=TransactionKind.PAYOUT, on=on, lines=lines, note=note), now=now, by=by)


def _leaving(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """What each account gives away."""
    return [(line.account_id, -line.units) for line in lines if line.units < 0]


def _check(*, lines_of: dict[int, int]) -> None:
    """Say no before the database does. The accounts stay locked, so that what is true now stays true."""
    lock_accounts(lines_of)
    short = Account.objects.filter(pk__in=lines_of, kind=AccountKind.OWED).order_by("pk")
    for account in short:
        if account.balance < lines_of[account.pk]:
            raise NotOwed(account.balance)
