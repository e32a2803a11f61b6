"""Pages of agreements, by submitting the forms that were rendered."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.models import Role
from campaigns.models import Agreement, AgreementVersion, Obligation, Scheme
from campaigns.services.agreement import Promised, amend
from tests.campaigns.conftest import DAY
from tests.rendered import submit

MONTHLY = Promised(side="they", what="Photo of the stand", first_due=date(2026, 3, 31), rhythm="month", proof="link")
PROMISES = {"promises-TOTAL_FORMS": "1", "promises-0-side": "we", "promises-0-what": "Bring the stand",
            "promises-0-first_due": "2026-03-20", "promises-0-rhythm": "once", "promises-0-every": "1",
            "promises-0-proof": "photo", "promises-0-remind_before": "3", "promises-0-remind_after": "2"}  # fmt: skip


@pytest.fixture
def client_of(log_in, manager, today):
    return log_in(manager)


def with_promise(client, url, **filled):
    """The page's form as it was rendered, with one promise more, which the button adds by script."""
    from tests.rendered import form_with

    form = form_with(client.get(url), "we_give", "they_give")
    data = form.values | filled | PROMISES
    return client.post(url, data)


def test_an_agreement_is_drafted_with_its_promise(client_of, partner):
    url = f"/partners/{partner.uuid}/agreements/new/"
    barter = Scheme.objects.get(code="barter")
    answer = with_promise(
        client_of, url, title="Stand", we_give="A stand", they_give="A place", schemes=[str(barter.uuid)]
    )
    agreement = Agreement.objects.get()
    assert answer.url == f"/agreements/{agreement.uuid}/"
    assert (agreement.state, agreement.our_responsible.full_name) == ("draft", "Maria Manager")
    assert agreement.their_responsible.name == "Ola Łuk"
    promise = Obligation.objects.get()
    assert (promise.side, promise.what, promise.proof, promise.first_due) == (
        "we", "Bring the stand", "photo", date(2026, 3, 20),
    )  # fmt: skip
    page = client_of.get(answer.url).content.decode()
    assert all(words in page for words in ("A stand", "A place", "Bring the stand", "Barter", "Propose"))


def test_the_editor_keeps_what_was_not_touched_and_takes_out_what_was_ticked(client_of, make_agreement):
    agreement = make_agreement(promises=[MONTHLY])
    url = f"/agreements/{agreement.uuid}/edit/"
    submit(client_of, url, we_give="More", territory="Łódź")
    version = AgreementVersion.objects.get()
    assert (version.we_give, version.territory, version.obligations.get().what) == (
        "More", "Łódź", "Photo of the stand",
    )  # fmt: skip
    submit(client_of, url, **{"promises-0-DELETE": True})
    assert not version.obligations.exists()


def test_the_editor_keeps_who_of_us_answers_for_a_promise(client_of, make_agreement, head):
    agreement = make_agreement(promises=[Promised(side="we", what="Refill", first_due=DAY, our_responsible=head)])
    url = f"/agreements/{agreement.uuid}/edit/"
    submit(client_of, url, we_give="More")
    assert Obligation.objects.get().our_responsible == head
    submit(client_of, url, **{"promises-0-our_responsible": ""})
    assert Obligation.objects.get().our_responsible is None


def test_the_editor_asks_for_people_once_however_many_promises(
    client_of, make_agreement, head, django_assert_max_num_queries
):
    def queries(count):
        promises = [Promised(side="we", what=f"Refill {n}", first_due=DAY, our_responsible=head) for n in range(count)]
        url = f"/agreements/{make_agreement(promises=promises).uuid}/edit/"
        client_of.get(url)
        with django_assert_max_num_queries(100) as asked:
            assert client_of.get(url).status_code == 200
        return len(asked)

    assert queries(1) == queries(3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-30"}, "ends_on"),
        ({"renewal_months": "0"}, "renewal_months"),
        ({"starts_on": "9999-01-01"}, "starts_on"),
    ],
)
def test_what_cannot_be_is_said_on_the_field(client_of, make_agreement, changes, field):
    agreement = make_agreement()
    answer = submit(client_of, f"/agreements/{agreement.uuid}/edit/", **changes)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert AgreementVersion.objects.get().we_give == "A stand\n500 leaflets"


def test_from_draft_to_signed_by_the_buttons(client_of, make_agreement):
    agreement = make_agreement(promises=[MONTHLY])
    url = f"/agreements/{agreement.uuid}/"
    submit(client_of, url, action=f"{url}propose/")
    assert "Signed" in client_of.get(url).content.decode()
    assert client_of.get(f"{url}edit/").status_code == 200
    refused = submit(client_of, f"{url}edit/", we_give="Less")
    assert "proposed meanwhile" in refused.content.decode()
    answer = submit(client_of, f"{url}sign/", signed="verbal", signed_on="2026-03-04")
    agreement.refresh_from_db()
    assert (answer.url, agreement.state, agreement.version.signed) == (url, "in_force", "verbal")
    assert "Photo of the stand" in client_of.get("/promises/?state=all").content.decode()


def test_a_side_that_gives_nothing_is_named_before_proposing(client_of, make_agreement):
    agreement = make_agreement(they_give="")
    url = f"/agreements/{agreement.uuid}/"
    assert "Both sides give something" in client_of.get(url).content.decode()
    answer = client_of.post(f"{url}propose/", follow=True)
    assert "Before it is proposed, write: What they give." in answer.content.decode()


def test_an_amendment_is_compared_and_the_old_is_read(client_of, make_agreement):
    agreement = make_agreement("in_force")
    url = f"/agreements/{agreement.uuid}/"
    submit(client_of, f"{url}amend/", why="They moved", starts_on="2026-04-01")
    submit(client_of, f"{url}edit/", we_give="A stand\n800 leaflets")
    client_of.post(f"{url}propose/")
    submit(client_of, f"{url}sign/", signed="paper", signed_on="2026-03-30")
    compared = client_of.get(f"{url}versions/2/compare/").content.decode()
    assert "500 leaflets</del>" in compared
    assert "800 leaflets</ins>" in compared
    old = client_of.get(f"{url}versions/1/").content.decode()
    assert "500 leaflets" in old
    assert "Replaced by a later version" in old
    assert client_of.get(f"{url}versions/1/compare/").status_code == 404
    assert client_of.get(f"{url}versions/9/").status_code == 404


def test_the_head_ends_it_and_a_manager_is_not_offered_a_breach(client_of, make_agreement, head, client):
    agreement = make_agreement("in_force")
    url = f"/agreements/{agreement.uuid}/end/"
    offered = [value for value, _ in client_of.get(url).context["form"].fields["ending"].choices]
    assert offered == ["expired", "by_us", "by_them"]
    client.force_login(head)
    submit(client, url, ending="breached_by_them", on="2026-03-01", note="Left us")
    agreement.refresh_from_db()
    assert (agreement.state, agreement.ending) == ("ended", "breached_by_them")
    late = submit(client, url, ending="by_us", on="2026-03-01")
    assert late.url == f"/agreements/{agreement.uuid}/"


def test_a_late_click_says_so_and_breaks_nothing(client_of, make_agreement):
    agreement = make_agreement("proposed")
    url = f"/agreements/{agreement.uuid}/"
    assert "isn&#x27;t possible any more" in client_of.post(f"{url}propose/", follow=True).content.decode()
    client_of.post(f"{url}drop/")
    agreement.refresh_from_db()
    assert agreement.state == "dropped"
    assert client_of.post(f"{url}take-back/").status_code == 404


def test_the_signed_document_is_kept_with_it(client_of, make_agreement):
    from django.core.files.uploadedfile import SimpleUploadedFile

    agreement = make_agreement("proposed")
    url = f"/agreements/{agreement.uuid}/"
    answer = client_of.post(
        f"{url}sign/", {"signed": "paper", "signed_on": "2026-03-01", "file": SimpleUploadedFile("a.pdf", b"not one")}
    )
    assert answer.status_code == 422
    document = client_of.get(f"{url}versions/1/pdf/")
    content = b"".join(document.streaming_content)
    file = SimpleUploadedFile("signed.pdf", content)
    client_of.post(f"{url}sign/", {"signed": "paper", "signed_on": "2026-03-01", "file": file})
    agreement.refresh_from_db()
    assert agreement.version.signed_file.name == "signed.pdf"
    assert "signed.pdf" in client_of.get(url).content.decode()


def test_the_document_says_what_was_agreed(client_of, make_agreement):
    agreement = make_agreement("in_force", promises=[MONTHLY], territory="Łódź i okolice", commission="5 % от суммы")
    answer = client_of.get(f"/agreements/{agreement.uuid}/versions/1/pdf/")
    text = PdfReader(BytesIO(b"".join(answer.streaming_content))).pages[0].extract_text()
    assert answer["Content-Disposition"].startswith("attachment")
    for words in ("Tęcza", "Atelier Łuk", "500 leaflets", "A place by the door", "Łódź i okolice", "5 % от суммы",
                  "Photo of the stand", "every month"):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(
    "path",
    ["", "edit/", "name/", "amend/", "end/", "sign/", "versions/1/", "versions/1/pdf/", "propose/", "drop/"],
)
def test_who_may_at_the_door(client, make_agreement, person, log_in, manager, stranger, member, path):
    """The owner of the record, a colleague, a manager without right, an accountant, the partner, a stranger."""
    draft = path in ("edit/", "propose/", "drop/", "sign/")
    agreement = make_agreement("draft" if draft else "in_force")
    if path == "sign/":
        agreement = make_agreement("proposed")
    url = f"/agreements/{agreement.uuid}/{path}"
    posts = path in ("propose/", "drop/")
    ask = (lambda who: who.post(url)) if posts else (lambda who: who.get(url))
    assert ask(client).status_code == 302
    for nobody in (stranger, member):
        assert ask(log_in(nobody)).status_code == 404
    reads = path in ("", "versions/1/", "versions/1/pdf/")
    assert ask(log_in(person(Role.ACCOUNTANT))).status_code == (200 if reads else 403)
    if not posts:
        assert ask(log_in(person(Role.MANAGER))).status_code == 200
    assert ask(log_in(manager)).status_code == (302 if posts else 200)


def test_the_list_is_filtered_exported_and_says_what_is_due(client_of, make_agreement, stranger, client):
    make_agreement("in_force", ends_on=date(2026, 3, 20), title="Ends soon")
    make_agreement("in_force", ends_on=date(2026, 12, 20), title="Ends late")
    make_agreement("proposed", title="Waits")
    page = client_of.get("/agreements/").content.decode()
    assert all(title in page for title in ("Ends soon", "Ends late", "Waits", "1 renewal due"))
    due = client_of.get("/agreements/?state=renewal").content.decode()
    assert "Ends soon" in due
    assert "Ends late" not in due
    assert "Waits" in client_of.get("/agreements/?state=proposed&q=łuk").content.decode()
    assert "No agreement matches" in client_of.get("/agreements/?q=nobody").content.decode()
    export = b"".join(client_of.get("/agreements/export/?as=csv&state=renewal").streaming_content).decode("utf-8-sig")
    assert export.splitlines()[1].startswith(",Ends soon,Atelier Łuk,in_force,1,2026-01-01,2026-03-20")
    assert len(export.splitlines()) == 2
    assert client_of.get("/agreements/export/?state=x").status_code == 400
    client.force_login(stranger)
    assert "No agreements yet" in client.get("/agreements/").content.decode()


@pytest.mark.parametrize("path", ["/agreements/", "/promises/?state=all", "/partners/{}/agreements/"])
def test_the_same_number_of_queries_for_one_and_for_three(
    client_of, make_agreement, partner, path, django_assert_max_num_queries
):
    make_agreement("in_force", promises=[MONTHLY])
    path = path.format(partner.uuid)
    client_of.get(path)
    with django_assert_max_num_queries(60) as one:
        client_of.get(path)
    for _each in range(3):
        make_agreement("in_force", promises=[MONTHLY])
    with django_assert_max_num_queries(60) as four:
        client_of.get(path)
    assert len(one) == len(four)


def test_the_tab_shows_what_is_agreed_and_a_new_agreement_begins_by_typing(client_of, make_agreement, partner):
    agreement = make_agreement("in_force", promises=[MONTHLY])
    amend(agreement, why="", starts_on=DAY)
    tab = client_of.get(f"/partners/{partner.uuid}/agreements/").content.decode()
    assert "Stand and leaflets" in tab
    found = client_of.get("/agreements/new/?q=atel").content.decode()
    assert f"/partners/{partner.uuid}/agreements/new/" in found
    assert "No partner has this" in client_of.get("/agreements/new/?q=zzzz").content.decode()
