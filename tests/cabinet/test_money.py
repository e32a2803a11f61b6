"""The cabinet's money: one's own and nobody else's; who left reads on and changes nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from documents.services.paper import PaperFacts, add_paper, attach, move_paper
from notify.models import Letter, Notice
from partners.models import LegalEntity, Member, MemberRole, Partner, Seller
from sales.services.deal import DealFacts, record_deal
from settlements.models import BankChange, Commission, Debt, PayoutTerms, Statement
from settlements.services import payment
from settlements.services.commission import approve_ripe
from settlements.services.settle import settle_marked
from settlements.services.statement import make_statements
from settlements.services.statement_mail import send
from tests.documents.conftest import upload
from tests.rendered import form_with
from tests.settlements.conftest import DAY, NOW, make_rule  # noqa: F401 - a fixture

UNTIL = date(2026, 11, 30)
LATER = datetime(2026, 12, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def make_deal(company):
    def make(amount, *, of, **facts):
        return record_deal(of, facts=DealFacts(ordered_on=DAY, amount=amount, currency="EUR", **facts), company=company)

    return make


@pytest.fixture
def make_firm(company, person, make_deal, make_rule):  # noqa: F811
    make_rule(percent="10")
    make_rule(name="Seller's", percent="1", beneficiary="seller")

    def make(name, amount=100_000):
        firm = Partner.objects.create(name=name, status="active", manager=person(Role.MANAGER))
        LegalEntity.objects.create(partner=firm, name=f"{name} Ltd")
        make_deal(amount, of=firm, number=f"order of {name}", seller=f"Seller of {name}")
        return firm

    return make


@pytest.fixture
def join(person):
    def make(firm, role=MemberRole.PRINCIPAL):
        user = person(Role.PARTNER)
        member = Member.objects.create(partner=firm, user=user, role=role)
        if role == MemberRole.SELLER:
            Seller.objects.filter(partner=firm, name=f"Seller of {firm.name}").update(member=member)
        return user

    return make


def settle(company):
    settle_marked(now=NOW, company=company)
    approve_ripe(on=DAY + timedelta(days=60), now=NOW)


def stated(company, boss):
    settle(company)
    made = make_statements(until=UNTIL, now=NOW)
    send(made, by=boss, now=NOW)
    return Statement.objects.get(partner__name="Mine", seller=None)


PAGES = ["/cabinet/money/", "/cabinet/commissions/", "/cabinet/statements/", "/cabinet/papers/"]


@pytest.mark.parametrize("role", MemberRole.values)
def test_nothing_of_another_firm_on_any_page(make_firm, join, log_in, company, person, role):
    mine, other = make_firm("Mine"), make_firm("Canary", 424_242_00)
    boss = person(Role.OWNER)
    users = join(mine, role), join(other)
    own = stated(company, boss)
    foreign = Statement.objects.get(partner=other, seller=None)
    hidden = add_paper(other, facts=PaperFacts(kind="contract", dated_on=DAY, number="Canary 1"), by=boss, now=NOW)
    move_paper(hidden, to="sent", role="owner", on=DAY)
    client = log_in(users[0])
    for address in PAGES:
        page = client.get(address)
        assert page.status_code == 200
        assert "Canary" not in page.content.decode()
        assert "424" not in page.content.decode()
    missing = "00000000-0000-4000-8000-000000000000"
    for address in ("statements/{}/", "statements/{}/pdf/", "papers/{}/"):
        row = hidden if address.startswith("papers") else foreign
        answers = [client.get(f"/cabinet/{address.format(uuid)}") for uuid in (row.uuid, missing)]
        assert [each.status_code for each in answers] == [404, 404]
        assert answers[0].content == answers[1].content
    assert client.post(f"/cabinet/statements/{foreign.uuid}/", {"says": "yes"}).status_code == 404
    foreign.refresh_from_db()
    assert (foreign.state, own.partner) == ("sent", mine)


def test_what_is_earned_and_what_comes_next_on_top(make_firm, join, log_in, company):
    firm = make_firm("Mine")
    user = join(firm)
    client = log_in(user)
    settle_marked(now=NOW, company=company)
    page = client.get("/cabinet/money/")
    (sums,) = page.context["top"].sums
    assert (sums.year, sums.held, sums.coming) == (10_000, 10_000, 0)
    settle(company)
    page = client.get("/cabinet/money/")
    (sums,) = page.context["top"].sums
    assert (sums.held, sums.coming) == (0, 10_000)
    words = page.content.decode()
    assert "€100.00" in words
    assert "3 Jan 2027" in words
    assert "Rule: 10% of €1,000.00 is €100.00." in words


def test_where_the_next_payment_stands(make_firm, make_deal, join, log_in, company, person):
    firm, boss = make_firm("Mine"), person(Role.OWNER)
    client = log_in(join(firm))
    settle(company)
    (made,) = [each for each in make_statements(until=UNTIL, now=NOW) if not each.seller_id]

    def top():
        page = client.get("/cabinet/money/")
        (sums,) = page.context["top"].sums
        return (sums.coming, sums.made, sums.asked, sums.approved, sums.rest), page.content.decode()

    assert top()[0] == (10_000, 10_000, 0, 0, 0)
    send([made], by=None, now=NOW)
    make_deal(50_000, of=firm, number="later")
    settle(company)
    PayoutTerms.objects.create(currency="EUR", minimum=8_000)
    sums, words = top()
    assert sums == (15_000, 0, 10_000, 0, 5_000)
    assert "€50.00 comes into the statement of 3 Jan 2027" in words
    assert "Less than €80.00 isn’t paid" in words
    payment.approve(made, by=boss, now=NOW)
    Debt.objects.create(
        partner=firm, currency="EUR", units=2_000, on=DAY, reason="Stand", created_by=boss, created_at=NOW
    )
    sums, words = top()
    assert sums == (15_000, 0, 0, 10_000, 5_000)
    assert "€20.00 that you owe us is taken off there" in words
    payment.mark_paid(made, units=10_000, on=DAY, by=boss, now=NOW)
    assert top()[0] == (5_000, 0, 0, 0, 5_000)


def test_what_was_set_off_is_not_told_as_a_payment_to_come(make_firm, join, log_in, company, person):
    firm, boss = make_firm("Mine"), person(Role.OWNER)
    Debt.objects.create(
        partner=firm, currency="EUR", units=10_000, on=DAY, reason="Stand", created_by=boss, created_at=NOW
    )
    stated(company, boss)
    (sums,) = log_in(join(firm)).get("/cabinet/money/").context["top"].sums
    assert (sums.year, sums.coming, sums.debt) == (10_000, 0, 0)


@pytest.mark.parametrize("role", MemberRole.values)
def test_the_home_begins_with_the_money(make_firm, join, log_in, company, role):
    firm = make_firm("Mine")
    make_firm("Canary", 424_242_00)
    Seller.objects.get_or_create(partner=firm, name="Seller of Mine")
    user = join(firm, role)
    settle(company)
    page = log_in(user).get("/cabinet/").content.decode()
    mine, foreign = ("€10.00", "€100.00") if role == MemberRole.SELLER else ("€100.00", "€10.00")
    assert page.index("Next payment") < page.index(mine) < page.index("Register a customer")
    assert f'num">{foreign}' not in page
    assert "424" not in page
    assert "3 Jan 2027" in page


def test_a_seller_sees_only_what_they_earned(make_firm, join, log_in, company, person):
    firm = make_firm("Mine")
    Seller.objects.get_or_create(partner=firm, name="Seller of Mine")
    user = join(firm, MemberRole.SELLER)
    stated(company, person(Role.OWNER))
    client = log_in(user)
    seen = Commission.objects.filter(seller__member__user=user)
    page = client.get("/cabinet/money/")
    assert {each.pk for each in page.context["commissions"]} == {each.pk for each in seen}
    assert all(statement.seller for statement in page.context["statements"])
    assert "€100.00" not in page.content.decode()
    firms = Statement.objects.get(seller=None)
    assert client.get(f"/cabinet/statements/{firms.uuid}/").status_code == 404
    assert "shown to its principal" in client.get("/cabinet/papers/").content.decode()


def answered(client, path, **fields):
    form = form_with(client.get(path), "says")
    return client.post(path, {**{name: values for name, values in form.values.items() if values}, **fields})


def test_confirming_from_the_cabinet_with_an_invoice(make_firm, join, log_in, company, person):
    user = join(make_firm("Mine"))
    statement = stated(company, person(Role.OWNER))
    client = log_in(user)
    path = f"/cabinet/statements/{statement.uuid}/"
    answer = answered(client, path, says="yes", invoice_number="7", invoice=upload(name="fv.pdf"))
    assert answer.status_code == 302
    statement.refresh_from_db()
    assert (statement.state, statement.answered_by) == ("confirmed", user.email)
    paper = statement.papers.get().paper
    assert paper.number == "7"
    assert "fv.pdf" in client.get(f"/cabinet/papers/{paper.uuid}/").content.decode()
    file = client.get(f"/files/{paper.files.get().file.uuid}/")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    pdf = client.get(f"{path}pdf/")
    assert pdf.content.startswith(b"%PDF")


def test_a_paper_is_downloaded_and_sent_back_signed(make_firm, join, log_in, person):
    firm, boss = make_firm("Mine"), person(Role.OWNER)
    paper = add_paper(firm, facts=PaperFacts(kind="contract", dated_on=DAY, number="1"), by=boss, now=NOW)
    attach(paper, upload=upload(), by=boss, now=NOW)
    client = log_in(join(firm))
    assert client.get(f"/cabinet/papers/{paper.uuid}/").status_code == 404
    move_paper(paper, to="sent", role="owner", on=DAY)
    assert "contract.pdf" in client.get(f"/cabinet/papers/{paper.uuid}/").content.decode()
    client.post(f"/cabinet/papers/{paper.uuid}/files/", {"file": upload(name="signed.pdf")})
    assert "signed.pdf" in client.get(f"/cabinet/papers/{paper.uuid}/").content.decode()
    assert Notice.objects.filter(user=firm.manager, event="paper_file").exists()


def test_a_firm_that_left_reads_its_money_and_changes_nothing(make_firm, join, log_in, company, person):
    firm = make_firm("Mine")
    user = join(firm)
    statement = stated(company, person(Role.OWNER))
    Partner.objects.filter(pk=firm.pk).update(status="ended")
    client = log_in(user)
    for address in [*PAGES, f"/cabinet/statements/{statement.uuid}/"]:
        page = client.get(address)
        assert page.status_code == 200
        assert 'name="says"' not in page.content.decode()
    assert client.post(f"/cabinet/statements/{statement.uuid}/", {"says": "yes"}).status_code == 404
    statement.refresh_from_db()
    assert statement.state == "sent"


def test_the_same_queries_with_one_commission_and_with_many(make_firm, join, log_in, company, make_deal):
    firm = make_firm("Mine")
    client = log_in(join(firm))
    settle(company)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/cabinet/money/")
        return len(seen)

    queries()
    few = queries()
    for number in range(4):
        make_deal(1000, of=firm, number=f"n{number}")
    settle(company)
    assert queries() == few


def test_an_empty_firm_is_told_what_will_stand_here(company, join, log_in):
    page = log_in(join(Partner.objects.create(name="New"))).get("/cabinet/money/").content.decode()
    assert "No statements yet" in page
    assert "€0.00" in page


def log_in_freshly(client, user):
    client.force_login(user)
    assert client.post("/accounts/reauthenticate/", {"password": "secret-Pass-1"}).status_code == 302


def test_bank_details_are_changed_after_logging_in_again_told_and_held(make_firm, join, client, company, person):
    firm, books = make_firm("Mine"), person(Role.ACCOUNTANT)
    entity = firm.legal_entities.get()
    users = [join(firm), join(firm, MemberRole.ACCOUNTANT)]
    client.force_login(users[0])
    assert "reauthenticate" in client.get("/cabinet/bank/").url
    assert client.post("/cabinet/bank/", {"entity": entity.uuid, "details": "PL99"}).status_code == 302
    entity.refresh_from_db()
    assert entity.bank_details == ""
    log_in_freshly(client, users[0])
    form = form_with(client.get("/cabinet/bank/"), "details")
    client.post("/cabinet/bank/", {**form.values, "details": "PL99"})
    client.post("/cabinet/bank/", {**form.values, "details": "PL99 "})
    entity.refresh_from_db()
    assert entity.bank_details == "PL99"
    change = BankChange.objects.get()
    assert (change.before, change.held_until - change.changed_at) == ("", timedelta(hours=72))
    warned = Letter.objects.filter(key__startswith=f"bank:{change.pk}:", subject__contains="were changed")
    assert set(warned.values_list("to", flat=True)) == {user.email for user in users}
    assert Notice.objects.filter(user=books, event="bank_changed").exists()
    assert "Payouts wait" in client.get("/cabinet/bank/").content.decode()


@pytest.mark.parametrize("role", [MemberRole.SELLER, MemberRole.ACCOUNTANT])
def test_only_a_principal_changes_where_the_money_goes(make_firm, join, client, company, role):
    mine, other = make_firm("Mine"), make_firm("Canary")
    log_in_freshly(client, join(mine, role))
    assert client.get("/cabinet/bank/").status_code == 404
    log_in_freshly(client, join(mine))
    foreign = other.legal_entities.get()
    assert client.post("/cabinet/bank/", {"entity": foreign.uuid, "details": "PL99"}).status_code == 422
    foreign.refresh_from_db()
    assert foreign.bank_details == ""
