"""Reading the ledger: entries of a commission, accounts of a partner."""

from dataclasses import dataclass

from django.db.models import Sum

from partners.models import Partner
from settlements.models import Account, AccountKind, Commission, CommissionState, Entry


def entries_of(commission: Commission) -> list[Entry]:
    """Everything that was written for a commission, in the order of writing."""
    rows = Entry.objects.filter(transaction__commission=commission).select_related("transaction", "account")
    return list(rows.order_by("transaction_id", "pk"))


@dataclass(frozen=True)
class Money:
    """What stands between us and a partner in one currency; minor units."""

    currency: str
    open: int = 0
    owed: int = 0
    paid: int = 0
    set_off: int = 0


def money_with(partner: Partner) -> list[Money]:
    """The partner's money by currency: earned and not approved, owed, paid out, set off."""
    rows = Account.objects.filter(partner=partner).values("kind", "currency").annotate(sum=Sum("balance"))
    sums: dict[str, dict[str, int]] = {}
    for row in rows:
        sums.setdefault(row["currency"], {})[row["kind"]] = row["sum"]
    return [
        Money(
            currency=currency,
            open=found.get(AccountKind.ACCRUED, 0),
            owed=found.get(AccountKind.OWED, 0),
            paid=found.get(AccountKind.PAID, 0),
            set_off=found.get(AccountKind.SET_OFF, 0),
        )
        for currency, found in sorted(sums.items())
    ]


def accounts_of_partner(partner: Partner) -> list[Account]:
    """The partner's accounts that were ever used."""
    rows = Account.objects.filter(partner=partner, entries__gt=0).select_related("legal_entity", "seller")
    return list(rows.order_by("currency", "kind", "pk"))


def ledger_lines(account: Account) -> "list[Entry]":
    """The latest entries of an account."""
    return list(account.lines.select_related("transaction__commission").order_by("-number")[:100])


def latest_of(partner: Partner) -> list[Commission]:
    """The partner's latest commissions, those taken back left out."""
    rows = Commission.objects.filter(partner=partner).exclude(state=CommissionState.REVERSED)
    return list(rows.select_related("partner", "seller", "deal", "referral", "version__rule")[:25])
