"""Their promises and ours in the cabinet: the principal confirms, a seller and another firm see nothing."""

from datetime import date

import pytest

from accounts.models import Role
from campaigns.models import Occurrence
from partners.models import Member, MemberRole, Partner
from tests.rendered import submit


@pytest.fixture
def client_of(log_in, member, today):
    return log_in(member)


def test_they_say_it_is_done_with_a_link_and_we_confirm(client_of, make_promise, manager, client):
    make_promise("they", what="Photo of the stand", proof="link")
    promise = Occurrence.objects.get()
    page = client_of.get("/cabinet/promises/").content.decode()
    assert "Photo of the stand" in page
    url = f"/cabinet/promises/{promise.uuid}/"
    assert submit(client_of, url, act="report").status_code == 422
    answer = submit(client_of, url, act="report", link="https://luk.example/1")
    promise.refresh_from_db()
    assert (answer.url, promise.state, promise.proof_link) == (
        "/cabinet/promises/", "reported", "https://luk.example/1",
    )  # fmt: skip
    offered = client_of.get(url).context["form"].fields["act"].choices
    assert offered == []
    client.force_login(manager)
    submit(client, f"/promises/{promise.uuid}/", act="keep")
    promise.refresh_from_db()
    assert (promise.state, promise.kept_on) == ("kept", date(2026, 3, 4))


def test_they_confirm_ours_or_say_that_it_is_not_done(client_of, make_promise):
    make_promise("we", what="Bring leaflets", proof="confirmation")
    promise = Occurrence.objects.get()
    url = f"/cabinet/promises/{promise.uuid}/"
    offered = [value for value, _ in client_of.get(url).context["form"].fields["act"].choices]
    assert offered == ["keep", "excuse", "break"]
    submit(client_of, url, act="keep")
    promise.refresh_from_db()
    assert promise.state == "kept"


def test_what_was_proposed_is_read_and_a_draft_is_not(client_of, make_agreement):
    make_agreement("draft", title="Secret draft")
    shown = make_agreement("in_force", title="Stand")
    page = client_of.get("/cabinet/promises/").content.decode()
    assert "Stand" in page
    assert "Secret draft" not in page
    assert client_of.get(f"/cabinet/agreements/{shown.uuid}/pdf/").content.startswith(b"%PDF")


def test_a_seller_another_firm_and_staff_are_kept_out(
    client,
    make_agreement,
    make_promise,
    partner,
    person,
    log_in,
    manager,
):
    draft, stands = make_agreement("draft"), make_agreement("in_force")
    make_promise("we")
    promise = Occurrence.objects.get()
    seller, other = person(Role.PARTNER), person(Role.PARTNER)
    Member.objects.create(partner=partner, user=seller, role=MemberRole.SELLER)
    Member.objects.create(partner=Partner.objects.create(name="Other"), user=other, role=MemberRole.PRINCIPAL)
    inside = [f"/cabinet/promises/{promise.uuid}/", f"/cabinet/agreements/{stands.uuid}/pdf/"]
    assert client.get("/cabinet/promises/").status_code == 302
    for path in ["/cabinet/promises/", *inside]:
        assert log_in(seller).get(path).status_code == 404
        assert log_in(manager).get(path).status_code == 403
    for path in inside:
        assert log_in(other).get(path).status_code == 404
    assert log_in(other).get("/cabinet/promises/").status_code == 200
    assert log_in(seller).get("/cabinet/more/").content.decode().count("/cabinet/promises/") == 0
    member_of = person(Role.PARTNER)
    Member.objects.create(partner=partner, user=member_of, role=MemberRole.ACCOUNTANT)
    assert log_in(member_of).get(f"/cabinet/agreements/{draft.uuid}/pdf/").status_code == 404
    assert log_in(member_of).post(inside[0], {"act": "reopen"}).status_code == 422
