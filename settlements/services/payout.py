"""Paying what is owed, never more."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from settlements.models import Account, AccountKind, Transaction, TransactionKind
from settlements.rules.posting import Posting, moved
from settlements.services.account import Holder, accounts_of
from settlements.services.posting import lock_accounts, post


class NotOwed(Exception):
    """More than is owed: `owed` minor units."""

    def __init__(self, owed: int) -> None:
        super().__init__(owed)
        self.owed = owed


@transaction.atomic
def pay_out(
    account: Account, *, units: int, key: str, on: date, now: datetime, by: User | None = None, note: str = ""
) -> Transaction:
    """Pay a sum that is owed on one account. Told again it changes nothing. Raises NotOwed, posting.KeyTaken."""
    lock_accounts([account.pk])
    if not Transaction.objects.filter(key=key).exists():
        _check(account, units=units)
    holder = Holder(partner_id=account.partner_id, currency=account.currency)
    target = accounts_of({holder}, kinds=[AccountKind.PAID])[AccountKind.PAID, holder]
    lines = moved(units, source=account.pk, target=target, currency=account.currency)
    return post(Posting(key=key, kind=TransactionKind.PAYOUT, on=on, lines=lines, note=note), now=now, by=by)


def _check(account: Account, *, units: int) -> None:
    """Say no before the database does. The account stays locked, so that what is true now stays true."""
    owed = Account.objects.get(pk=account.pk).balance
    if owed < units:
        raise NotOwed(owed)
