"""From a statement to the bank and back: by link, by a second person, by file, once."""

import csv
import io
import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from core.models import SignedLink
from core.services import link as links
from documents.models import Paper
from notify.models import Letter, Notice
from partners.models import Contact, LegalEntity, Member, MemberRole
from settlements.models import Account, BankChange, Commission, PaymentBatch, PayoutTerms, Statement, Transaction
from settlements.services import payment
from settlements.services.bank_file import NotABankFile, read_marks
from settlements.services.monthly import make_and_send_if_due
from settlements.services.payout import NotOwed, pay_out
from settlements.services.statement import make_statements
from settlements.services.statement_mail import link_to, send
from tests.documents.conftest import upload
from tests.rendered import form_with, submit
from tests.settlements.conftest import NOW
from tests.settlements.test_statement import LATER, UNTIL, earned  # noqa: F401 - a fixture

SOON = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def maker(person):
    return person(Role.ACCOUNTANT, full_name="Anna Books")


@pytest.fixture
def boss(person):
    return person(Role.OWNER, full_name="Ewa Owner")


@pytest.fixture
def at_noon():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def statement(earned, maker, partner):  # noqa: F811
    Contact.objects.create(partner=partner, name="Jan", email="jan@example.test", is_decision_maker=True)
    earned(1000, 2000)
    (made,) = make_statements(until=UNTIL, now=NOW, by=maker)
    return made


def sent(statement, by):
    assert send([statement], by=by, now=NOW) == 1
    return re.search(r"http\S+?(/link/statement/\S+)", Letter.objects.latest("pk").body)[1]


def test_the_letter_goes_to_who_decides_and_carries_a_link(statement, maker):
    path = sent(statement, maker)
    letter = Letter.objects.get()
    assert letter.to == "jan@example.test"
    assert "€3.00" in letter.body
    assert links.look(path.split("/")[-2], purpose="statement", now=SOON).recipient == "jan@example.test"
    assert send([statement], by=maker, now=SOON) == 0
    assert Letter.objects.count() == 1


def test_a_firms_accountant_and_principal_come_before_contacts(statement, maker, person, partner):
    for role in MemberRole.values:
        Member.objects.create(partner=partner, user=person(Role.PARTNER, email=f"{role}@example.test"), role=role)
    send([statement], by=maker, now=NOW)
    assert set(Letter.objects.values_list("to", flat=True)) == {"principal@example.test", "accountant@example.test"}


def test_without_an_address_it_stays_made(statement, maker):
    Contact.objects.all().delete()
    assert send([statement], by=maker, now=NOW) == 0
    assert Statement.objects.get().state == "made"


def test_a_mail_scanner_changes_nothing(statement, maker, client, at_noon):
    path = sent(statement, maker)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path)
        client.head(path)
    assert "€3.00" in page.content.decode()
    assert not [q for q in queries if q["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))]


def answered(client, path, **fields):
    form = form_with(client.get(path), "says")
    data = {name: values for name, values in form.values.items() if values}
    return client.post(path, {**data, **fields})


def test_confirming_with_papers_without_logging_in(statement, maker, client, at_noon, partner):
    path = sent(statement, maker)
    files = {"invoice": upload(name="fv.pdf"), "act": upload(name="act.pdf")}
    page = answered(client, path, says="yes", invoice_number="FV 7", **files)
    assert "it is confirmed" in page.content.decode()
    statement.refresh_from_db()
    assert (statement.state, statement.answered_by) == ("confirmed", "jan@example.test")
    papers = {paper.kind: paper for paper in Paper.objects.all()}
    assert (papers["invoice"].number, papers["invoice"].amount, papers["invoice"].state) == ("FV 7", 300, "signed")
    assert papers["act"].legal_entity == statement.legal_entity
    assert {each.paper for each in statement.papers.all()} == set(papers.values())
    assert Notice.objects.filter(user=partner.manager, event="statement_confirmed").exists()
    again = client.get(path)
    assert (again.status_code, "This link was used" in again.content.decode()) == (410, True)
    assert client.post(path, {"says": "no", "words": "x"}).status_code == 410
    statement.refresh_from_db()
    assert statement.state == "confirmed"


def test_a_dispute_says_what_is_wrong(statement, maker, client, at_noon):
    path = sent(statement, maker)
    assert answered(client, path, says="no").status_code == 422
    answered(client, path, says="no", words="Order 7 is missing")
    statement.refresh_from_db()
    assert (statement.state, statement.answer) == ("disputed", "Order 7 is missing")
    assert Letter.objects.filter(subject__contains="disputes").exists()
    assert send([statement], by=maker, now=SOON) == 1


def test_a_bad_file_uses_nothing(statement, maker, client, at_noon):
    path = sent(statement, maker)
    page = answered(client, path, says="yes", invoice=upload(b"MZ", "fv.exe"))
    assert page.status_code == 422
    statement.refresh_from_db()
    assert statement.state == "sent"
    assert answered(client, path, says="yes").status_code == 200


def test_a_used_or_old_link_brings_a_new_one_to_the_same_address_once_a_day(statement, maker, client, at_noon):
    path = sent(statement, maker)
    answered(client, path, says="yes")
    for _ in range(3):
        client.post(f"{path}again/")
    letters = Letter.objects.filter(key__startswith="statement-again")
    assert [letter.to for letter in letters] == ["jan@example.test"]
    fresh = re.search(r"(/link/statement/\S+)", letters.get().body)[1]
    assert client.get(fresh).status_code == 200
    assert SignedLink.objects.filter(subject=statement.uuid).count() == 2, "asking often leaves nothing behind"


@pytest.mark.parametrize("token", ["x", "x:y"])
def test_a_broken_or_foreign_link_tells_nothing(statement, client, company, token):
    foreign = links.issue(
        purpose="offer", subject=statement.uuid, recipient="a@b.test", expires_at=NOW + timedelta(days=400), now=NOW
    )
    for each in (token, foreign):
        page = client.get(reverse("settlements:statement_link", args=[each]))
        assert page.status_code == 404
        assert "Łuk" not in page.content.decode()
        assert client.post(reverse("settlements:statement_link_again", args=[each])).status_code == 404


def test_a_second_person_approves_above_the_limit(statement, maker, boss):
    sent(statement, boss)
    for person in (maker, boss):
        with pytest.raises(payment.AnotherPerson):
            payment.approve(statement, by=person, now=NOW)
    PayoutTerms.objects.create(currency="EUR", limit=300)
    approved = payment.approve(statement, by=maker, now=NOW)
    assert (approved.state, approved.approved_by) == ("approved", None)


def test_another_one_approves_and_only_once(statement, maker, boss, person):
    sent(statement, maker)
    assert payment.approve(statement, by=boss, now=NOW).approved_by == boss
    with pytest.raises(payment.NotNow):
        payment.approve(statement, by=person(Role.HEAD), now=NOW)


def approved(statement, maker, boss):
    sent(statement, maker)
    return payment.approve(statement, by=boss, now=NOW)


def test_to_the_bank_and_back_by_file_exactly_once(statement, maker, boss, log_in, entity):
    LegalEntity.objects.update(bank_details="PL61 1090 1014 0000 0712 1981 2874")
    approved(statement, maker, boss)
    client = log_in(maker)
    assert submit(client, "/payments/", action="/payments/new/", currency="EUR").status_code == 302
    batch = PaymentBatch.objects.get()
    assert (batch.total, batch.statements.get()) == (300, statement)
    content = b"".join(client.get(f"/payments/{batch.uuid}/file/").streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert (row["reference"], row["amount"], row["bank_details"][:4]) == (statement.number, "3.00", "PL61")
    marked = content.rstrip().removesuffix(",") + "2026-12-05,\r\n"
    for said in ("Paid", "Was marked before"):
        page = client.post("/payments/", {"file": upload(marked.encode(), "bank.csv")})
        assert said in page.content.decode()
    statement.refresh_from_db()
    assert (statement.state, statement.paid_on) == ("paid", date(2026, 12, 5))
    assert set(Commission.objects.values_list("state", flat=True)) == {"paid"}
    assert Transaction.objects.filter(kind="payout").count() == 1
    balances = dict(Account.objects.values_list("kind", "balance"))
    assert (balances["owed"], balances["paid"]) == (0, 300)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{number};3,00;05.12.2026", "paid"),
        ("{number};3.01;2026-12-05", "wrong_sum"),
        ("{number};many;2026-12-05", "unreadable"),
        ("{number};NaN;2026-12-05", "unreadable"),
        ("{number};3.00;someday", "unreadable"),
        ("202611-999999;3.00;2026-12-05", "unknown"),
        ("x{number};3.00;2026-12-05", "unknown"),
        ("'{number};3.00;2026-12-05", "paid"),
    ],
)
def test_each_row_of_the_banks_file_says_what_became_of_it(statement, maker, boss, row, code):
    approved(statement, maker, boss)
    content = "reference;amount;paid_on\n" + row.format(number=statement.number)
    assert [each.code for each in read_marks(content.encode(), by=boss, now=NOW)] == [code]


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"\xff\xfe\x00\x01", b"%PDF-1.7"])
def test_what_is_no_bank_file_marks_nothing(db, boss, content):
    with pytest.raises(NotABankFile):
        read_marks(content, by=boss, now=NOW)


def test_unapproved_is_not_paid(statement, boss):
    with pytest.raises(payment.NotNow):
        payment.mark_paid(statement, units=300, on=LATER, by=boss, now=NOW)


def test_changed_bank_details_hold_the_money_for_three_days(statement, maker, boss, entity, person):
    approved(statement, maker, boss)
    BankChange.objects.create(
        legal_entity=entity, changed_by=person(Role.PARTNER), changed_at=NOW, held_until=NOW + timedelta(hours=72)
    )
    assert payment.make_batch([statement], currency="EUR", by=maker, now=NOW) is None
    with pytest.raises(payment.BankHeld):
        payment.mark_paid(statement, units=300, on=LATER, by=boss, now=NOW)
    assert payment.make_batch([statement], currency="EUR", by=maker, now=NOW + timedelta(hours=72))


def test_what_was_carried_over_is_paid_with_the_statement_that_carries_it(earned, maker, boss, partner):  # noqa: F811
    Contact.objects.create(partner=partner, name="Jan", email="jan@example.test")
    PayoutTerms.objects.create(currency="EUR", minimum=120)
    earned(1000)
    make_statements(until=UNTIL, now=NOW)
    earned(300)
    (second,) = make_statements(until=LATER, now=NOW)
    approved(second, maker, boss)
    payment.mark_paid(second, units=130, on=LATER, by=boss, now=NOW)
    assert set(Commission.objects.values_list("state", flat=True)) == {"paid"}
    assert Account.objects.get(kind="owed").balance == 0


def careless(account, *, gate, paid):
    """The control: looks at the balance, then pays, without the lock and without the database's no."""
    owed = Account.objects.get(pk=account.pk).balance
    gate.wait()
    if owed >= 10:
        paid.append(10)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False])
def test_two_hundred_payouts_race_for_one_balance(statement, guarded):
    account = Account.objects.get(kind="owed")
    lanes = 20
    gate, paid = Barrier(lanes), []

    def run(lane):
        try:
            if not guarded:
                careless(account, gate=gate, paid=paid)
                return
            for number in range(10):
                try:
                    pay_out(account, units=10, key=f"race:{lane}:{number}", on=LATER, now=NOW)
                    paid.append(10)
                except NotOwed:
                    pass
        finally:
            connection.close()

    if not guarded:
        pay_out(account, units=200, key="race:before", on=LATER, now=NOW)
    threads = [Thread(target=run, args=[lane]) for lane in range(lanes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    account.refresh_from_db()
    if guarded:
        assert (sum(paid), account.balance) == (300, 0)
    else:
        assert sum(paid) > account.balance


@pytest.mark.parametrize("path", ["", "pdf/", "xlsx/", "send/", "approve/", "paid/"])
def test_who_opens_a_statement(statement, stranger, person, log_in, client, path):
    address = f"/statements/{statement.uuid}/{path}"
    money = path in ("send/", "approve/", "paid/")
    ask = client.post if money else client.get
    assert ask(address).status_code == 302
    log_in(stranger)
    assert ask(address).status_code == (403 if money else 404)
    log_in(person(Role.PARTNER))
    assert ask(address).status_code == 404
    log_in(person(Role.ACCOUNTANT))
    answer = ask(address)
    assert answer.status_code == (302 if money else 200)
    if answer.streaming:
        assert b"".join(answer.streaming_content)[:2] == b"PK"
    elif path == "pdf/":
        assert answer.content.startswith(b"%PDF")


def test_the_board_shows_narrows_and_says_what_waits(statement, log_in, boss, maker):
    client = log_in(boss)
    page = client.get("/statements/").content.decode()
    assert "€3.00" in page
    assert "Nov 2026" in page
    for query, shown in [("unpaid=on", 1), ("state=paid", 0), ("month=2026-11", 1), ("month=2026-10", 0),
                         (f"q={statement.number}", 1), ("q=luk", 1), ("q=nobody", 0)]:  # fmt: skip
        assert len(client.get(f"/statements/?{query}").context["rows"]) == shown, query
    Statement.objects.update(sent_at=NOW - timedelta(days=20))
    with time_machine.travel(NOW + timedelta(days=30)):
        client = log_in(boss)
        assert "waits too long" in client.get("/statements/").content.decode()


def test_made_and_sent_by_buttons(earned, log_in, maker, partner):  # noqa: F811
    Contact.objects.create(partner=partner, name="Jan", email="jan@example.test")
    earned(1000)
    with time_machine.travel("2026-12-03T10:00Z"):
        client = log_in(maker)
        submit(client, f"/partners/{partner.uuid}/statements/", action="/statements/make/", partner=partner.uuid)
        submit(client, "/statements/", action="/statements/make/")
        submit(client, "/statements/", action="/statements/send/")
    assert (Statement.objects.get().state, Letter.objects.count()) == ("sent", 1)


def test_the_same_queries_for_one_row_and_for_three(earned, log_in, boss, other, make_deal, settled):  # noqa: F811
    client = log_in(boss)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/statements/").status_code == 200
        return len(seen)

    earned(1000)
    make_statements(until=UNTIL, now=NOW)
    queries()
    one = queries()
    earned(1000, of=other)
    earned(1000, of=other, currency="USD")
    make_statements(until=LATER, now=NOW)
    assert queries() == one


def test_the_link_of_a_statement_is_not_in_the_database(statement, db):
    path = link_to(statement, recipient="a@b.test", now=NOW)
    token = path.split("/")[-2]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from core_signedlink where digest = %s", [token])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("day", "sent_then"), [(2, 0), (3, 1), (28, 1)])
def test_the_worker_makes_and_sends_on_the_day_and_once(earned, company, partner, day, sent_then):  # noqa: F811
    Contact.objects.create(partner=partner, name="Jan", email="jan@example.test")
    earned(1000)
    now = NOW.replace(month=12, day=day)
    assert make_and_send_if_due(now=now, company=company) == sent_then
    assert make_and_send_if_due(now=now, company=company) == 0
    assert Letter.objects.count() == sent_then
