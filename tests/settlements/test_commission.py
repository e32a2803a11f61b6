"""A commission's states in the database, and the proof that finds what somebody changed around it."""

from itertools import permutations

import pytest
from django.db import Error, connection, transaction

from accounts.models import Role
from notify.models import Notice
from settlements.models import Commission, CommissionState, Entry, LedgerProof, Transaction
from settlements.queries.proof import faults
from settlements.rules.posting import Posting, moved
from settlements.rules.states import BEGINNINGS, MOVES
from settlements.services.posting import KeyTaken, Unbalanced, post
from settlements.services.proof import prove, prove_if_due
from tests.settlements.conftest import DAY, NOW


@pytest.fixture
def commission(make_rule, make_deal, settled):
    make_rule(percent="10")
    make_deal()
    return settled()[0]


def test_the_database_has_the_same_table_of_moves(commission):
    allowed = set()
    for before, to in permutations(CommissionState.values, 2):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
                cursor.execute("set local session_replication_role = replica")
                cursor.execute(
                    "update settlements_commission set state = %s, amount = %s, reason = %s",
                    [before, 0 if before == "nothing" else 10_000, "x" if before == "nothing" else ""],
                )
                cursor.execute("set local session_replication_role = origin")
                cursor.execute("update settlements_commission set state = %s", [to])
                allowed.add((before, to))
                transaction.set_rollback(True)
        except Error:
            pass
    assert allowed == {(before, to) for before, ends in MOVES.items() for to in ends}


@pytest.mark.parametrize("state", sorted(set(MOVES) - BEGINNINGS))
def test_a_commission_begins_at_the_beginning(commission, state):
    copy = Commission.objects.get()
    copy.pk, copy.key, copy.uuid, copy.state = None, "other", "2b3c9f4e-0000-4000-8000-000000000001", state
    with pytest.raises(Error, match="not_a_beginning"), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize("field", ["amount", "base", "tier", "currency", "earned_on", "computation"])
def test_what_was_computed_never_changes(commission, field):
    value = {"amount": 5, "base": 5, "tier": "gold", "currency": "USD", "earned_on": "2020-01-01", "computation": {}}
    with pytest.raises(Error, match="commission_is_kept"), transaction.atomic():
        Commission.objects.update(**{field: value[field]})


@pytest.mark.parametrize("statement", ["delete from {}", "truncate {} cascade"])
def test_commissions_stay(commission, statement):
    with pytest.raises(Error, match="append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(statement.format("settlements_commission"))


def test_a_commission_without_its_booking_is_refused(commission):
    copy = Commission.objects.get()
    copy.pk, copy.key, copy.uuid = None, "other", "2b3c9f4e-0000-4000-8000-000000000001"
    with pytest.raises(Error, match="not_booked"), transaction.atomic():
        copy.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def posting(commission, units=5, key="event"):
    source, target = Entry.objects.order_by("pk").values_list("account", flat=True)[:2]
    return Posting(key=key, kind="correction", on=DAY, lines=moved(units, source=source, target=target, currency="EUR"))


def test_the_same_event_again_is_the_same_transaction(commission):
    first = post(posting(commission), now=NOW)
    assert post(posting(commission), now=NOW) == first
    assert first.entries.count() == 2


def test_the_same_key_with_another_body_is_refused(commission):
    post(posting(commission), now=NOW)
    with pytest.raises(KeyTaken):
        post(posting(commission, units=6), now=NOW)
    assert Transaction.objects.filter(key="event").count() == 1


def test_what_does_not_balance_is_not_written(commission):
    half = posting(commission)
    with pytest.raises(Unbalanced):
        post(Posting(key="half", kind="correction", on=DAY, lines=half.lines[:1]), now=NOW)


SPOILS = {
    "an entry": "update settlements_entry set units = units + 1 where number = 1 and units > 0",
    "a pair of entries": "update settlements_entry set units = 2 * units, balance = 2 * balance",
    "a balance": "update settlements_account set balance = balance - 1 where balance > 0",
    "an entry taken away": "delete from settlements_entry where units > 0",
    "a transaction": "update settlements_transaction set \"on\" = '2020-01-01'",
    "a commission": "update settlements_commission set amount = amount + 1",
    "a state": "update settlements_commission set state = 'approved'",
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_the_proof_finds_what_a_superuser_did(commission, person, spoil, logged_errors):
    owner = person(Role.OWNER)
    assert prove(on=DAY, now=NOW).is_whole
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(spoil)
        cursor.execute("set local session_replication_role = origin")
    before = [Entry.objects.count(), Commission.objects.get().amount]
    proof = prove(on=DAY, now=NOW)
    assert proof.found
    assert proof.faults
    assert Notice.objects.get(user=owner).event == "ledger_broken"
    assert "ledger_broken" in logged_errors.pop()
    assert [Entry.objects.count(), Commission.objects.get().amount] == before, "a proof mends nothing"


def test_the_proof_comes_once_a_day_after_the_hour_of_the_night(commission, company):
    early = NOW.replace(hour=0, minute=30)
    assert prove_if_due(now=early, company=company) is None
    assert prove_if_due(now=NOW, company=company)
    assert prove_if_due(now=NOW, company=company) is None
    assert LedgerProof.objects.count() == 1
    assert faults() == (0, [])
