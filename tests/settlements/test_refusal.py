"""Orders of payment: refused by the bank, ordered anew, and to whose bank details."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.models import Role
from notify.models import Letter
from partners.models import LegalEntity, Member
from settlements.models import BankChange, Statement, Transaction
from settlements.services import payment
from settlements.services.bank import change_bank_details
from settlements.services.bank_file import read_marks
from tests.rendered import submit
from tests.settlements.conftest import NOW
from tests.settlements.test_payment import approved, boss, maker, private, sent, statement  # noqa: F401 - fixtures
from tests.settlements.test_statement import earned  # noqa: F401 - a fixture


def ordered(statement, by):  # noqa: F811
    return payment.make_batch([statement], currency="EUR", by=by, now=NOW).orders.get()


def codes(reference, *, by, paid_on="", refused=""):
    content = f"reference;amount;paid_on;refused\n{reference};3.00;{paid_on};{refused}\n"
    return [each.code for each in read_marks(content.encode(), by=by, now=NOW)]


def test_what_the_bank_refuses_is_approved_again_and_paid_by_the_next_batch(
    statement, maker, boss, person, partner, log_in  # noqa: F811
):  # fmt: skip
    principal = Member.objects.create(
        partner=partner, user=person(Role.PARTNER, email="p@example.test"), role="principal"
    ).user
    approved(statement, maker, boss)
    first = ordered(statement, maker)
    assert codes(first.reference, by=maker, refused="Account is closed") == ["refused"]
    statement.refresh_from_db()
    assert (statement.state, statement.batch) == ("approved", None)
    assert "Account is closed" in log_in(maker).get(f"/statements/{statement.uuid}/").content.decode()
    assert "Account is closed" in log_in(maker).get(f"/payments/{first.batch.uuid}/").content.decode()
    assert Letter.objects.filter(to=principal.email, body__contains="Account is closed").count() == 1
    second = ordered(statement, maker)
    assert (first.reference, second.reference) == (statement.number, f"{statement.number}/2")
    assert codes(first.reference, by=maker, refused="Account is closed") == ["before"]
    statement.refresh_from_db()
    assert statement.state == "ordered", "the old file says nothing about the new order"
    assert codes(first.reference, by=maker, paid_on="2026-12-05") == ["not_now"]
    assert codes(second.reference, by=maker, paid_on="2026-12-05", refused="Both") == ["not_now"]
    for code in ("paid", "before"):
        assert codes(second.reference, by=maker, paid_on="2026-12-05") == [code]
    assert codes(second.reference, by=maker, refused="Too late") == ["not_now"]
    assert Transaction.objects.filter(kind="payout").count() == 1


def test_a_refusal_by_hand(statement, maker, boss, log_in):  # noqa: F811
    approved(statement, maker, boss)
    client, address = log_in(maker), f"/statements/{statement.uuid}/"
    client.post(f"{address}refused/", {"reason": "No such account"})
    assert Statement.objects.get().orders.count() == 0, "nothing was ordered"
    ordered(statement, maker)
    submit(client, address, action=f"{address}refused/", reason="No such account")
    statement.refresh_from_db()
    order = statement.orders.get()
    assert (statement.state, order.refused, order.refused_by) == ("approved", "No such account", maker)


def test_an_order_goes_to_the_details_of_its_moment(statement, maker, boss, entity, person, log_in):  # noqa: F811
    """Whoever takes over a partner's login after the order was made doesn't turn its money."""
    LegalEntity.objects.update(bank_name="Old bank", bank_account="PL61109010140000071219812874")
    approved(statement, maker, boss)
    order = ordered(statement, maker)
    change_bank_details(entity, details="Thief, LT00", by=person(Role.PARTNER), now=NOW)
    content = b"".join(log_in(maker).get(f"/payments/{order.batch.uuid}/file/").streaming_content).decode()
    assert "Old bank PL61109010140000071219812874" in content
    assert "Thief" not in content
    entity.refresh_from_db()
    assert entity.where_paid == "Thief, LT00"
    assert BankChange.objects.get().before == "Old bank\nPL61109010140000071219812874"


@pytest.mark.parametrize(("seconds", "held"), [(0, True), (72 * 3600 - 1, True), (72 * 3600, False)])
def test_the_hold_ends_after_seventy_two_hours(statement, maker, boss, entity, person, seconds, held):  # noqa: F811
    approved(statement, maker, boss)
    change_bank_details(entity, details="New bank", by=person(Role.PARTNER), now=NOW)
    then = NOW + timedelta(seconds=seconds)
    assert (payment.make_batch([statement], currency="EUR", by=maker, now=then) is None) == held


@pytest.mark.django_db(transaction=True)
def test_many_clicks_of_who_made_it_never_approve_it(statement, maker, boss):  # noqa: F811
    sent(statement, maker)
    people, done = [maker] * 7 + [boss], []
    gate = Barrier(len(people))

    def click(person):
        try:
            gate.wait()
            payment.approve(statement, by=person, now=NOW)
            done.append(person)
        except payment.PaymentError:
            pass
        finally:
            connection.close()

    threads = [Thread(target=click, args=[each]) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [boss]
    statement.refresh_from_db()
    assert statement.approved_by == boss
