"""The whole record: branches, sellers, banks, curator, potential, competitors."""

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Branch, Member, MemberRole, Partner, Seller, Status
from tests.rendered import submit


@pytest.fixture
def at(partner):
    return {name: reverse(f"partners:{name}", args=[partner.uuid]) for name in ("record", "places", "edit")}


def test_branches_and_sellers_are_written_down(log_in, manager, partner, at, person):
    client = log_in(manager)
    answer = submit(client, at["places"], **{"branches-0-name": "Hall 3", "branches-0-city": "Minsk"})
    assert answer["Location"] == at["record"]
    branch = Branch.objects.get()
    seat = Member.objects.create(partner=partner, user=person(Role.PARTNER), role=MemberRole.SELLER)
    submit(
        client,
        at["places"],
        **{
            "sellers-0-name": "Ola Nowak",
            "sellers-0-branch": branch.pk,
            "sellers-0-phone": "600 111 222",
            "sellers-0-member": seat.pk,
        },
    )
    seller = Seller.objects.get()
    assert (seller.branch, seller.phone_normal, seller.member) == (branch, "+48600111222", seat)
    shown = client.get(at["record"]).content.decode()
    assert "Ola Nowak" in shown
    assert "Hall 3" in shown
    assert "has a log-in" in shown


def test_a_seller_stands_in_own_branches_only(log_in, manager, partner, at):
    foreign = Branch.objects.create(partner=Partner.objects.create(name="Other"), name="Not theirs")
    page = log_in(manager).get(at["places"])
    assert "Not theirs" not in page.content.decode()
    fields = {"branches-TOTAL_FORMS": "0", "branches-INITIAL_FORMS": "0", "sellers-INITIAL_FORMS": "0"}
    fields |= {"sellers-TOTAL_FORMS": "1", "sellers-0-name": "X", "sellers-0-branch": foreign.pk}
    assert log_in(manager).post(at["places"], fields).status_code == 200
    assert not Seller.objects.exists()


def test_who_left_stays_on_record(partner, today):
    here = Seller.objects.create(partner=partner, name="Here")
    Seller.objects.create(partner=partner, name="Gone", left_on=today)
    assert list(Seller.objects.working(today)) == [here]


def test_what_is_known_of_the_firm(log_in, person, partner, at):
    curator = person(Role.MANAGER, full_name="Kasia Curator")
    client = log_in(person(Role.HEAD))
    submit(
        client,
        at["edit"],
        curator=curator.pk,
        potential="1 200 000,50",
        employees=12,
        competitors="Alfa, Beta, alfa",
        key_category="image",
        structure="Two halls",
        **{
            "firms-0-bank_account": "PL61 1090 1014",
            "firms-0-bank_code": "wbk plpp",
            "firms-0-bank_name": "Bank Zachodni",
        },
    )
    partner.refresh_from_db()
    assert (partner.curator, partner.potential, partner.employees) == (curator, 120_000_050, 12)
    assert (partner.competitors, partner.key_category, partner.structure) == (["Alfa", "Beta"], "image", "Two halls")
    firm = partner.legal_entities.get()
    assert (firm.bank_account, firm.bank_code) == ("PL6110901014", "WBKPLPP")
    shown = client.get(at["record"]).content.decode()
    for words in ("Kasia Curator", "€1,200,000", "Alfa, Beta", "PL6110901014", "Two halls"):
        assert words in shown


def test_a_partner_entered_as_active_says_why_no_paper_is_here(log_in, manager, company):
    client = log_in(manager)
    refused = submit(client, "/partners/new/", name="Old Friend", status="active")
    assert "Say why this one has none here" in refused.content.decode()
    submit(client, "/partners/new/", name="Old Friend", status="active", paperless="Signed on paper in 2019")
    assert Partner.objects.get().status == Status.ACTIVE


def test_a_curator_sees_the_partner_too(partner, stranger_manager):
    visible = Partner.objects.visible_to(stranger_manager)
    assert not visible.exists()
    Partner.objects.update(curator=stranger_manager)
    assert visible.get() == partner
    assert Partner.objects.looked_after_by(stranger_manager).get() == partner
    assert not Partner.objects.looked_after_by(partner.manager).exists()


def test_who_may_see_and_change_it(client, log_in, person, partner, at, stranger_manager):
    assert client.get(at["record"]).status_code == 302
    for role, read, write in ((Role.OWNER, 200, 200), (Role.ACCOUNTANT, 200, 403), (Role.PARTNER, 404, 404)):
        reader = log_in(person(role))
        assert (reader.get(at["record"]).status_code, reader.get(at["places"]).status_code) == (read, write)
    assert log_in(stranger_manager).get(at["record"]).status_code == 404
