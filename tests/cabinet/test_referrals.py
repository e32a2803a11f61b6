"""The partner's customers in the cabinet: three fields, own things only, and never a word of another firm."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from campaigns.models import Code
from campaigns.services.code import make_code
from partners.models import Member, MemberRole, Partner, Seller
from sales.models import Dispute, Referral, ReferralMove
from sales.rules.customer import Customer
from sales.services.dispute import decide, dispute
from sales.services.referral import Entry, register
from sales.services.referral_move import Mover, move_referral
from tests.house.addresses import MISSING, every_address
from tests.rendered import submit


@pytest.fixture
def firm(company):
    return Partner.objects.create(name="Own firm")


@pytest.fixture
def foreign(company):
    return Partner.objects.create(name="Canary firm")


@pytest.fixture
def principal(firm, person):
    user = person(Role.PARTNER, full_name="Petra Principal")
    Member.objects.create(partner=firm, user=user, role=MemberRole.PRINCIPAL)
    return user


@pytest.fixture
def seller(firm, person):
    user = person(Role.PARTNER, full_name="Sara Seller")
    Member.objects.create(partner=firm, user=user, role=MemberRole.SELLER)
    return user


@pytest.fixture
def claim(company, firm):
    def make(phone="600100200", *, of=None, name="Ola", **facts):
        entry = Entry(
            key=f"t{Referral.objects.count()}", customer=Customer(name=name, phone=phone), source="manager", **facts
        )
        return register(of or firm, entry=entry, by=None, now=timezone.now(), company=company).referral

    return make


@pytest.fixture
def staff(company, person):
    return Mover("staff", person(Role.MANAGER, full_name="Maria Manager"), timezone.now(), company)


def test_a_customer_in_three_fields(log_in, principal, firm):
    client = log_in(principal)
    answer = submit(client, "/cabinet/referrals/new/", customer="Ola", reach="600 100 200", note="A ceiling")
    referral = Referral.objects.get()
    assert answer.url == f"/cabinet/referrals/{referral.uuid}/"
    assert (referral.partner, referral.source, referral.kind, referral.registered_by) == (
        firm,
        "cabinet",
        "lead",
        principal,
    )
    page = client.get(answer.url).content.decode()
    assert "90 days more" in page
    assert "Ola" in client.get("/cabinet/referrals/").content.decode()
    assert submit(client, "/cabinet/referrals/new/", customer="Ola", reach="12").status_code == 422


def test_a_second_claim_is_told_the_day_and_no_name(log_in, principal, claim, foreign):
    claim(of=foreign, name="Canary customer")
    client = log_in(principal)
    answer = submit(client, "/cabinet/referrals/new/", customer="Ola", reach="600100200")
    page = client.get(answer.url).content.decode()
    assert "was registered on" in page
    assert "Canary" not in page
    sent = submit(client, answer.url, action=f"{answer.url}dispute/", evidence="We measured in spring.")
    assert "with a manager" in client.get(sent.url).content.decode()


@pytest.mark.parametrize(
    ("verdict", "late_reads", "first_reads"),
    [("stands", "the earlier claim stands", "your claim stands"), ("overruled", "the customer is yours", "is theirs")],
)
def test_both_read_the_decision_in_fitting_words(
    log_in, principal, claim, foreign, person, staff, verdict, late_reads, first_reads
):
    first = claim(of=foreign)
    late = claim()
    opened = dispute(late, evidence="Mine", by=principal, now=timezone.now(), company=staff.company)
    told = {"rule": "The first claim holds.", "words": "We looked.", "now": timezone.now(), "company": staff.company}
    decide(opened, verdict=verdict, by=staff.user, **told)
    other = person(Role.PARTNER, full_name="Canary person")
    Member.objects.create(partner=foreign, user=other, role=MemberRole.PRINCIPAL)
    page = log_in(principal).get(f"/cabinet/referrals/{late.uuid}/").content.decode()
    assert late_reads in page
    assert "Canary" not in page
    page = log_in(other).get(f"/cabinet/referrals/{first.uuid}/").content.decode()
    assert first_reads in page
    assert all(word not in page for word in ("Own firm", "Maria", "Petra", "Mine"))


def test_a_registration_is_worked_by_the_partner(log_in, principal, staff):
    client = log_in(principal)
    page = submit(client, "/cabinet/referrals/new/", customer="Ola", reach="600100200", mine=True).url
    referral = Referral.objects.get()
    assert referral.kind == "registration"
    client.post(f"{page}move/", {"to": "accepted"})
    referral.refresh_from_db()
    assert referral.state == "new"
    move_referral(referral, to="accepted", mover=staff)
    submit(client, page, action=f"{page}move/", to="quoted")
    client.post(f"{page}move/", {"to": "lost"})
    referral.refresh_from_db()
    assert referral.state == "quoted"
    client.post(f"{page}move/", {"to": "lost", "reason": "Too dear"})
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("lost", "Too dear")
    assert "Too dear" in client.get(page).content.decode()


def test_what_we_sent_waits_for_the_partner(log_in, principal, claim):
    referral = claim(direction="outbound")
    client = log_in(principal)
    assert "waits for you" in client.get("/cabinet/referrals/").content.decode()
    page = f"/cabinet/referrals/{referral.uuid}/"
    submit(client, page, action=f"{page}move/", to="accepted")
    referral.refresh_from_db()
    assert referral.state == "accepted"
    assert referral.moves.first().by == principal


def test_days_are_asked_for_once(log_in, principal, claim):
    referral = claim()
    client, page = log_in(principal), f"/cabinet/referrals/{referral.uuid}/"
    submit(client, page, action=f"{page}extend/")
    assert "Ask for 30 days" not in client.get(page).content.decode()
    assert "nothing to extend" in client.post(f"{page}extend/", follow=True).content.decode()


def test_who_of_us_did_it_is_ours(log_in, principal, claim, staff):
    referral = move_referral(claim(), to="returned", mover=staff, reason="Which town?")
    page = log_in(principal).get(f"/cabinet/referrals/{referral.uuid}/").content.decode()
    assert "Which town?" in page
    assert "Maria" not in page


def test_a_seller_sees_their_own_only(log_in, seller, claim, firm):
    hidden = claim(name="Colleague's customer")
    client = log_in(seller)
    answer = submit(client, "/cabinet/referrals/new/", customer="My customer", reach="600100201")
    mine = Referral.objects.get(customer="My customer")
    assert (mine.seller.name, mine.seller.member.user) == ("Sara Seller", seller)
    assert "My customer" in client.get(answer.url).content.decode()
    assert "Colleague" not in client.get("/cabinet/referrals/").content.decode()
    assert client.get(f"/cabinet/referrals/{hidden.uuid}/").status_code == 404
    again = submit(client, "/cabinet/referrals/new/", customer="Taken", reach="600100200")
    assert again.url == "/cabinet/referrals/"


def test_codes_of_the_firm_and_of_a_seller(log_in, principal, seller, firm, claim):
    other_seller = Seller.objects.create(partner=firm, name="Anna")
    client = log_in(principal)
    made = submit(client, "/cabinet/codes/new/", text="Autumn", seller=other_seller.uuid)
    assert "<svg" in client.get(made.url).content.decode()
    assert client.get(f"{made.url}cards/").content.startswith(b"%PDF-")
    claim(code=Code.objects.get())
    listed = client.get("/cabinet/codes/").content.decode()
    assert all(word in listed for word in ("Autumn", "Anna", "1 customer, won 0"))
    client = log_in(seller)
    assert client.get(made.url).status_code == 404
    own = submit(client, "/cabinet/codes/new/", text="Mine")
    assert Code.objects.get(text="Mine").seller.member.user == seller
    listed = client.get("/cabinet/codes/").content.decode()
    assert "Mine" in listed
    assert "Autumn" not in listed
    assert "Anna" not in listed
    assert "Orders" not in client.get(own.url).content.decode()


def test_the_principal_looks_after_people(log_in, principal, seller, firm, mailoutbox):
    client = log_in(principal)
    submit(client, "/cabinet/people/", email="new@example.test", full_name="Nina New", role="seller")
    assert "Nina New" in client.get("/cabinet/people/").content.decode()
    place = Member.objects.get(user=seller)
    submit(client, "/cabinet/people/", action=f"/cabinet/people/{place.uuid}/remove/")
    assert not Member.objects.filter(user=seller).exists()
    own = Member.objects.get(user=principal)
    client.post(f"/cabinet/people/{own.uuid}/remove/")
    assert Member.objects.filter(user=principal).exists()


def test_a_seller_looks_after_nobody(log_in, principal, seller):
    client = log_in(seller)
    assert client.get("/cabinet/people/").url == "/cabinet/more/"
    client.post(f"/cabinet/people/{Member.objects.get(user=principal).uuid}/remove/")
    assert Member.objects.filter(user=principal).exists()
    assert "My people" not in client.get("/cabinet/more/").content.decode()


@pytest.fixture
def canaries(claim, foreign, person, staff):
    """Another partner's rows, every one named Canary."""
    theirs = person(Role.PARTNER, full_name="Canary person", email="canary@example.test")
    place = Member.objects.create(partner=foreign, user=theirs, role=MemberRole.PRINCIPAL)
    anna = Seller.objects.create(partner=foreign, name="Canary seller")
    code = make_code(foreign, by=theirs, now=timezone.now(), text="Canary", seller=anna, promise="Canary promise")
    inbound = claim("600100300", of=foreign, name="Canary customer", note="Canary note", code=code)
    sent = claim("600100301", of=foreign, name="Canary sent", direction="outbound")
    return [inbound, sent, code, place, anna, foreign]


@pytest.mark.parametrize("role", [MemberRole.PRINCIPAL, MemberRole.SELLER, MemberRole.ACCOUNTANT])
def test_anothers_things_and_missing_ones_answer_alike(log_in, principal, canaries, firm, role):
    Member.objects.filter(user=principal).update(role=role)
    client = log_in(principal)

    def state():
        rows = [Referral, Code, Member, Seller, Dispute, ReferralMove]
        return [list(model.objects.order_by("pk").values()) for model in rows]

    before, seen = state(), 0
    for address in every_address():
        if not address.name.startswith("cabinet:") or not address.takes_a_uuid:
            continue
        for ask in (client.get, client.post):
            missing = ask(address.url(MISSING))
            for thing in canaries:
                found = ask(address.url(thing.uuid))
                assert (found.status_code, found.content) == (missing.status_code, missing.content), address.name
                seen += 1
    assert seen > 50
    assert state() == before


@pytest.mark.parametrize("role", [MemberRole.PRINCIPAL, MemberRole.SELLER, MemberRole.ACCOUNTANT])
def test_no_word_of_another_firm_on_any_page(log_in, principal, canaries, claim, firm, role):
    Member.objects.filter(user=principal).update(role=role)
    own = [claim("600100200", name="Own customer"), make_code(firm, by=principal, now=timezone.now(), text="Own")]
    client = log_in(principal)
    pages = 0
    for address in every_address():
        if not address.name.startswith("cabinet:"):
            continue
        for thing in own:
            answer = client.get(address.url(thing.uuid))
            if answer.status_code == 200:
                pages += 1
                assert b"anary" not in answer.content, address.name
    assert pages > 10


def test_the_same_queries_for_one_and_for_many(log_in, principal, claim, django_assert_max_num_queries):
    claim("600100400")
    client = log_in(principal)
    for path in (reverse("cabinet:referrals"), reverse("cabinet:codes")):
        client.get(path)
        with django_assert_max_num_queries(40) as one:
            client.get(path)
        for n in range(2):
            claim(f"6001005{len(path)}{n}")
        with django_assert_max_num_queries(40) as many:
            client.get(path)
        assert len(one) == len(many)


def test_a_public_link_opens_for_a_partner_too(log_in, principal, foreign, claim):
    code = make_code(foreign, by=principal, now=timezone.now(), text="Theirs")
    assert log_in(principal).get(f"/r/{code.token}/").status_code == 200


def test_who_left_sees_nothing(log_in, principal, claim):
    referral = claim()
    client = log_in(principal)
    Member.objects.all().delete()
    assert "Ola" not in client.get(f"/cabinet/referrals/{referral.uuid}/").content.decode()
    assert timezone.now() - referral.registered_at < timedelta(minutes=5)
