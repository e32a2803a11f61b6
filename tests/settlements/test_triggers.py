"""What the database itself does to the ledger: writes its chain, and refuses everything else."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from settlements.models import Account, AccountKind, Entry, Transaction, TransactionKind
from tests.settlements.conftest import DAY

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


@pytest.fixture
def accounts(partner):
    return [
        Account.objects.create(partner=partner, kind=kind, currency="EUR")
        for kind in (AccountKind.COST, AccountKind.ACCRUED, AccountKind.OWED)
    ]


def write(*lines, key="a", kind=TransactionKind.ACCRUAL, currency="EUR"):
    """A transaction of raw rows: (account, units)."""
    with transaction.atomic():
        made = Transaction.objects.create(key=key, kind=kind, on=DAY, at=NOW, digest=key * 8)
        for account, units in lines:
            Entry.objects.create(transaction=made, account=account, units=units, currency=currency)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate; set constraints all deferred")
    return made


def refused(word):
    return pytest.raises(DatabaseError, match=word)


def test_entries_are_numbered_summed_and_sealed(accounts):
    cost, accrued, _ = accounts
    write((cost, -100), (accrued, 100))
    write((cost, -50), (accrued, 50), key="b")
    accrued.refresh_from_db()
    first, second = Entry.objects.filter(account=accrued).order_by("number")
    assert [(e.number, e.balance) for e in (first, second)] == [(1, 100), (2, 150)]
    assert (accrued.balance, accrued.entries, bytes(accrued.head)) == (150, 2, bytes(second.hash))
    assert bytes(first.hash) != bytes(second.hash)


@pytest.mark.parametrize("lines", [[(0, -100), (1, 99)], [(0, 5)], []])
def test_a_transaction_sums_to_zero(accounts, lines):
    with refused("not_zero"):
        write(*((accounts[at], units) for at, units in lines))
    assert not Transaction.objects.exists()


def test_an_entry_is_in_its_accounts_currency(accounts):
    with refused("another_currency"):
        write((accounts[0], -1), (accounts[1], 1), currency="USD")


def test_a_payout_takes_no_more_than_is_owed(accounts):
    cost, _, owed = accounts
    write((cost, -100), (owed, 100))
    with refused("more_than_owed"):
        write((owed, -101), (cost, 101), key="b", kind=TransactionKind.PAYOUT)
    write((owed, -100), (cost, 100), key="c", kind=TransactionKind.PAYOUT)
    write((owed, -5), (cost, 5), key="d")
    owed.refresh_from_db()
    assert owed.balance == -5


@pytest.mark.parametrize("table", ["settlements_transaction", "settlements_entry", "settlements_account"])
@pytest.mark.parametrize(
    "statement",
    ["delete from {}", "truncate {} cascade", "update {} set id = id + 100"],
    ids=["delete", "truncate", "update"],
)
def test_sql_is_refused(accounts, table, statement):
    write((accounts[0], -100), (accounts[1], 100))
    if (table, statement[:6]) == ("settlements_account", "update"):
        statement = "update {} set balance = balance + 1"
    with refused("append_only|balance_is_kept"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_the_orm_is_refused(accounts):
    made = write((accounts[0], -100), (accounts[1], 100))
    entry = made.entries.first()
    for attempt in (
        lambda: Entry.objects.update(units=5),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
        lambda: entry.save(),
        lambda: Transaction.objects.filter(pk=made.pk).update(note="x"),
        lambda: Entry.objects.bulk_update([entry], ["units"]),
        lambda: Account.objects.update(balance=0),
        lambda: Account.objects.create(partner=accounts[0].partner, kind="paid", currency="EUR", balance=5),
    ):
        with refused("append_only|balance_is_kept"), transaction.atomic():
            attempt()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_committed_takes_no_more_entries(accounts):
    made = write((accounts[0], -100), (accounts[1], 100))
    with refused("transaction_is_complete"), transaction.atomic():
        Entry.objects.create(transaction=made, account=accounts[0], units=5, currency="EUR")
