"""Pages of referrals, by submitting the rendered form, as owner, colleague and stranger."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from campaigns.models import Code
from sales.models import Deal, Referral
from sales.services.referral_move import move_referral
from tests.rendered import submit


@pytest.fixture
def client_of(log_in, manager):
    return log_in(manager)


@pytest.fixture
def today(claim):
    """A referral of this minute, so that its days run."""
    return claim("today", at=timezone.now(), email="ola@example.test").referral


def test_a_manager_registers_in_three_fields(client_of, partner):
    url = f"/referrals/new/?partner={partner.uuid}"
    answer = submit(client_of, url, customer="Ola Nowak", reach="600 100 200", note="A ceiling")
    referral = Referral.objects.get()
    assert answer.url == f"/referrals/{referral.uuid}/"
    assert (referral.customer, referral.phone, referral.source, referral.state) == (
        "Ola Nowak", "600 100 200", "manager", "new",
    )  # fmt: skip
    page = client_of.get(answer.url).content.decode()
    assert all(text in page for text in ("Ola Nowak", "A ceiling", "90 days left", 'href="tel:600100200"'))


def test_the_form_sent_twice_registers_once(client_of, partner):
    from tests.rendered import form_with

    url = f"/referrals/new/?partner={partner.uuid}"
    form = form_with(client_of.get(url), "customer")
    data = {**{k: v for k, v in form.values.items() if v}, "customer": "Ola", "reach": "ola@example.test"}
    assert client_of.post(url, data).url == client_of.post(url, data).url
    assert Referral.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"customer": " "}, "customer"),
        ({"reach": "12"}, "reach"),
        ({"reach": "ola@"}, "reach"),
        ({"code": "NONE"}, "code"),
        ({"amount": "-5"}, "amount"),
    ],
)
def test_what_cannot_be_is_said_on_the_field(client_of, partner, typed, field):
    filled = {"customer": "Ola", "reach": "600100200", **typed}
    answer = submit(client_of, f"/referrals/new/?partner={partner.uuid}", **filled)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Referral.objects.exists()


def test_a_code_is_of_this_partner(client_of, partner, other):
    code = Code.objects.create(partner=partner, text="TOP-5", key="T0P5")
    filled = {"customer": "Ola", "reach": "600100200", "code": "top 5"}
    assert submit(client_of, f"/referrals/new/?partner={other.uuid}", **filled).status_code == 422
    submit(client_of, f"/referrals/new/?partner={partner.uuid}", **filled)
    assert Referral.objects.get().code == code


def test_a_second_claim_is_kept_as_late(client_of, today, other):
    answer = submit(client_of, f"/referrals/new/?partner={other.uuid}", customer="Ola", reach="600100200")
    page = client_of.get(answer.url).content.decode()
    assert "Another partner registered this customer before" in page
    assert "Atelier Łuk holds it since" in page


def test_it_is_moved_by_its_buttons(client_of, today):
    page = f"/referrals/{today.uuid}/"
    submit(client_of, page, action=f"{page}move/", to="accepted")
    today.refresh_from_db()
    assert today.state == "accepted"
    asked = submit(client_of, f"{page}move/", to="lost", reason=" ")
    assert asked.context["form"].errors["reason"]
    submit(client_of, f"{page}move/", to="lost", reason="Bought elsewhere")
    assert "Bought elsewhere" in client_of.get(page).content.decode()


def test_in_the_dialog_it_answers_the_dialog(client_of, today):
    headers = {"HX-Request": "true"}
    dialog = client_of.get(f"/referrals/{today.uuid}/move/?to=rejected", headers=headers)
    assert "<html" not in dialog.content.decode()
    done = client_of.post(f"/referrals/{today.uuid}/move/", {"to": "rejected", "reason": "No"}, headers=headers)
    assert (done.status_code, "referral-moved" in done["HX-Trigger"]) == (204, True)


def test_it_gets_its_days_once(client_of, today):
    page = f"/referrals/{today.uuid}/"
    submit(client_of, page, action=f"{page}extend/")
    today.refresh_from_db()
    assert (today.protected_until - today.registered_on).days == 120
    assert "Give 30 days more" not in client_of.get(page).content.decode()
    assert "nothing to extend" in client_of.post(f"{page}extend/", follow=True).content.decode()


def test_it_is_won_by_entering_the_order(client_of, today):
    page = f"/referrals/{today.uuid}/"
    submit(client_of, f"{page}win/", amount="1 250,50", number="A-1")
    deal = Deal.objects.get()
    assert (deal.amount, deal.number, deal.referral, deal.converts) == (125050, "A-1", today, True)
    assert "A-1" in client_of.get(page).content.decode()


def test_an_order_is_joined_by_its_number(client_of, today, make_deal, other):
    make_deal(number="A-1")
    make_deal(number="B-1", of=other)
    page = f"/referrals/{today.uuid}/"
    submit(client_of, page, action=f"{page}attach/", number="B-1")
    assert not today.deals.exists()
    submit(client_of, page, action=f"{page}attach/", number="A-1")
    assert today.deals.get().converts


def rows(response):
    return {referral.key for referral, _ in response.context["rows"]}


def test_the_list_is_narrowed(client_of, claim, other, mover, manager):
    claim("ours")
    late = claim("theirs", of=other, phone="600100201", kind="registration").referral
    move_referral(late, to="accepted", mover=mover())
    claim("sent", of=other, phone="600100202", direction="outbound", name="Zofia Żak")
    for query, found in {
        "": {"ours", "theirs", "sent"},
        "turn=staff": {"ours"},
        "turn=partner": {"theirs", "sent"},
        "state=accepted": {"theirs"},
        "direction=outbound": {"sent"},
        "kind=registration": {"theirs"},
        "q=600100202": {"sent"},
        "q=żak": {"sent"},
        "q=okna": {"theirs", "sent"},
        "late=1": {"ours", "theirs", "sent"},
        f"manager={manager.uuid}": {"ours"},
        f"partner={other.uuid}": {"theirs", "sent"},
        "since=2026-11-05": set(),
    }.items():
        assert rows(client_of.get(f"/referrals/?{query}")) == found, query


@pytest.mark.parametrize("query", ["state=x", "partner=me", "since=soon", "late=2", "page=x", "sort=x", "q=%01"])
def test_odd_addresses_still_answer(client_of, today, query):
    assert client_of.get(f"/referrals/?{query}").status_code == 200


def test_the_same_number_of_queries_for_one_and_for_three(
    client_of, claim, other, mover, django_assert_max_num_queries
):
    claim("1")
    client_of.get("/referrals/")
    with django_assert_max_num_queries(50) as one:
        client_of.get("/referrals/")
    claim("2", of=other)
    move_referral(claim("3", phone="600100203").referral, to="lost", mover=mover(), reason="x")
    with django_assert_max_num_queries(50) as three:
        client_of.get("/referrals/")
    assert len(one) == len(three)


def test_the_export_has_every_row(client_of, claim):
    claim("1", amount=5000, currency="EUR")
    response = client_of.get("/referrals/export/?as=csv")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("2026-11-04,Ola,600100200")
    assert "50.00" in lines[1]
    assert client_of.get("/referrals/export/?since=soon").status_code == 400


PATHS = ["", "move/", "win/", "extend/", "attach/", "dispute/", "ask/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_colleague_and_a_stranger_at_the_door(today, stranger, person, log_in, client, path):
    address = f"/referrals/{today.uuid}/{path}"
    ask = client.post if path in ("extend/", "attach/", "ask/") else client.get
    assert ask(address).status_code == 302
    log_in(stranger)
    assert ask(address).status_code == 404
    log_in(person(Role.PARTNER))
    assert ask(address).status_code == 404
    log_in(person(Role.ACCOUNTANT))
    assert ask(address).status_code == (200 if path == "" else 403)


def test_nobody_sees_anothers_referrals(today, stranger, log_in):
    client = log_in(stranger)
    assert rows(client.get("/referrals/")) == set()
    assert rows(client.get("/referrals/?q=ola")) == set()


def test_a_dispute_is_opened_and_decided(client_of, today, claim, other, manager):
    late = claim("late", of=other, at=timezone.now() + timedelta(seconds=5)).referral
    opened = submit(client_of, f"/referrals/{late.uuid}/dispute/", evidence="We measured in spring.")
    page = client_of.get(opened.url)
    assert "90 days" in page.content.decode()
    assert "Ola" in client_of.get("/referrals/disputes/").content.decode()
    assert submit(client_of, opened.url, verdict="overruled", words=" ").status_code == 422
    submit(client_of, opened.url, verdict="overruled", words="They had measured.")
    late.refresh_from_db()
    assert late.state == "accepted"
    said = client_of.get(opened.url).content.decode()
    assert all(text in said for text in ("They had measured.", "Maria Manager", "first valid claim"))
    assert "Ola" in client_of.get("/referrals/disputes/?decided=1").content.decode()
    again = client_of.get(f"/referrals/{late.uuid}/dispute/")
    assert submit(client_of, again.wsgi_request.path, evidence="x").status_code == 422


def test_a_dispute_is_hidden_from_who_sees_one_side_only(today, claim, other, stranger, log_in, company):
    from sales.services.dispute import dispute

    late = claim("late", of=other, at=timezone.now()).referral
    opened = dispute(late, evidence="x", by=None, now=timezone.now(), company=company)
    other.manager = stranger
    other.save()
    assert log_in(stranger).get(f"/referrals/disputes/{opened.uuid}/").status_code == 404
