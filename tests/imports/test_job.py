"""The wizard: uploaded, read by the worker, answered, written; as owner, as a manager, as a stranger."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Role
from imports.models import ImportJob, ImportState, MappingMemory
from imports.services import storage
from imports.tasks import work_on_imports
from partners.models import Partner
from sales.models import Deal

pytestmark = pytest.mark.django_db

PARTNERS = "Id;Name;Phone\n1;Okna Plus;+48 601 234 567\n2;Drzwi i s-ka;\n"
DEALS = """Order No;Date;Partner;Amount
1;03.04.2025;Okna Plus;1 200,50
2;04.03.2025;Okna Plus;300,00
3;05.06.2025;Nobody;1,00
"""


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.PRM_DATA_DIR = tmp_path


@pytest.fixture
def owner(company, person, log_in):
    return log_in(person(Role.OWNER))


def upload(owner, text, kind, name="file.csv"):
    form = {"kind": kind, "file": SimpleUploadedFile(name, text.encode())}
    answer = owner.post(reverse("imports:new"), form)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportJob.objects.latest("created_at"), answer["Location"]


def rendered(response):
    """What the browser would send of the rendered form."""
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def press(owner, address, do, **changes):
    page = owner.get(address)
    answer = owner.post(address, {**rendered(page), "do": do, **changes})
    work_on_imports()
    return answer


def test_partners_are_seen_before_they_are_written(owner):
    job, address = upload(owner, PARTNERS, "partners")
    assert b"Waiting to be read" in owner.get(address).content
    work_on_imports()
    page = owner.get(address)
    assert (page.context["job"].state, Partner.objects.count()) == (ImportState.READY, 0)
    assert page.context["job"].counts["created"] == 2
    assert b"Okna Plus" in page.content
    press(owner, address, "write")
    job.refresh_from_db()
    assert (job.state, job.counts["created"], Partner.objects.count()) == (ImportState.DONE, 2, 2)
    assert owner.get(address).status_code == 200
    assert not list(storage.folder().iterdir())


def test_it_asks_for_the_order_of_dates_and_refuses_with_a_file_to_mend(owner):
    job, address = upload(owner, PARTNERS, "partners")
    work_on_imports()
    press(owner, address, "write")
    job, address = upload(owner, DEALS, "deals", name="deals.csv")
    work_on_imports()
    page = owner.get(address)
    assert page.context["job"].state == ImportState.ASKING
    assert "In what order are the dates in “Date” written?" in page.content.decode()
    press(owner, address, "answer", **{"said-date_order:Date": "dmy"})
    page = owner.get(address)
    assert page.context["job"].counts == {
        "read": 3,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "refused": 1,
        "rows": 3,
    }
    press(owner, address, "write")
    assert f'href="{reverse("scoring:runs")}">Run it now' in owner.get(address).content.decode()
    assert sorted(Deal.objects.values_list("ordered_on__month", "amount")) == [(3, 30000), (4, 120050)]
    refused = b"".join(owner.get(reverse("imports:refused_csv", args=[job.uuid])).streaming_content).decode("utf-8-sig")
    head, row = refused.splitlines()
    assert head.split(",")[:4] == ["Order No", "Date", "Partner", "Amount"]
    assert "Nobody" in row and "No partner is known" in row
    mended, address = upload(owner, refused.replace("Nobody", "Okna Plus"), "deals", name="mended.csv")
    work_on_imports()
    mended.refresh_from_db()
    assert (mended.state, mended.counts["created"]) == (ImportState.READY, 1)


def test_the_mapping_is_edited_and_remembered(owner):
    text = "Aaa,Bbb\n1,Okna Plus\n"
    job, address = upload(owner, text, "partners")
    work_on_imports()
    page = owner.get(address)
    assert page.context["job"].state == ImportState.ASKING
    assert b"Which column holds this: Name?" in page.content
    press(owner, address, "answer", **{"column-0": "external_id", "column-1": "name"})
    press(owner, address, "write")
    assert Partner.objects.get().external_id == "1"
    assert MappingMemory.objects.get().mapping == {"external_id": "Aaa", "name": "Bbb"}
    job, address = upload(owner, text, "partners")
    work_on_imports()
    job.refresh_from_db()
    assert (job.state, job.counts["unchanged"]) == (ImportState.READY, 1)


def test_one_field_can_not_be_two_columns(owner):
    _job, address = upload(owner, PARTNERS, "partners")
    work_on_imports()
    answer = owner.post(address, {**rendered(owner.get(address)), "do": "answer", "column-2": "name"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["column-2"]


@pytest.mark.parametrize(("said", "partners"), [("same", 1), ("new", 2), ("refuse", 1)])
def test_a_likely_duplicate_is_asked_about(owner, said, partners):
    Partner.objects.create(name="Okna Plus")
    job, address = upload(owner, "Name;NIP\nOkna-Plus;5260250274\n", "partners")
    work_on_imports()
    page = owner.get(address)
    assert page.context["job"].state == ImportState.ASKING
    assert b"look like partners you have" in page.content
    press(owner, address, "answer", **{"said-duplicates": said})
    press(owner, address, "write")
    job.refresh_from_db()
    assert (job.state, Partner.objects.count()) == (ImportState.DONE, partners)


def test_each_duplicate_can_be_answered_by_itself(owner):
    Partner.objects.create(name="Okna Plus")
    Partner.objects.create(name="Drzwi Polska")
    _job, address = upload(owner, "Name;NIP\nOkna-Plus;5260250274\nDrzwi-Polska;7740001454\n", "partners")
    work_on_imports()
    press(owner, address, "answer", **{"pair-2": "same", "pair-3": "different"})
    press(owner, address, "write")
    assert sorted(Partner.objects.values_list("name", flat=True)) == ["Drzwi Polska", "Drzwi-Polska", "Okna-Plus"]


def test_a_file_that_is_no_table_says_so(owner):
    _job, address = upload(owner, "%PDF-1.7 not a table", "deals", name="a.csv")
    work_on_imports()
    page = owner.get(address)
    assert page.context["job"].state == ImportState.FAILED
    assert page.context["job"].error.startswith("This is a PDF")


def test_an_empty_upload_form_says_what_is_missing(owner):
    answer = owner.post(reverse("imports:new"), {"kind": "deals"})
    assert (answer.status_code, ImportJob.objects.count()) == (422, 0)


def test_a_file_over_the_limit_is_not_kept(owner, monkeypatch):
    monkeypatch.setattr("imports.forms.upload.LARGEST_UPLOAD", 10)
    form = {"kind": "deals", "file": SimpleUploadedFile("big.csv", b"a;b\n1;2\n3;4\n")}
    answer = owner.post(reverse("imports:new"), form)
    assert (answer.status_code, ImportJob.objects.count()) == (422, 0)
    assert "larger than" in answer.context["form"].errors["file"][0]


def test_cancelling_removes_the_file_and_what_comes_late_changes_nothing(owner):
    job, address = upload(owner, PARTNERS, "partners")
    work_on_imports()
    owner.post(address, {"do": "cancel"})
    assert not list(storage.folder().iterdir())
    answer = owner.post(address, {"do": "write"}, follow=True)
    work_on_imports()
    job.refresh_from_db()
    assert (job.state, Partner.objects.count()) == (ImportState.CANCELLED, 0)
    assert "moved on" in str(list(answer.context["messages"])[-1])


def test_progress_is_a_fragment_until_the_work_is_done(owner):
    _job, address = upload(owner, PARTNERS, "partners")
    fragment = owner.get(address, headers={"HX-Request": "true"})
    assert b"<progress" in fragment.content and b"<html" not in fragment.content
    work_on_imports()
    assert owner.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_manager_of_own_partners_and_a_partner_may_not(company, person, log_in):
    job = ImportJob.objects.create(kind="deals", file_name="a.csv", stored_as="a", size=1, sha256="")
    addresses = [reverse("imports:list"), reverse("imports:new"), reverse("imports:job", args=[job.uuid])]
    expected = {403: person(Role.MANAGER, sees_all_partners=False), 404: person(Role.PARTNER), 200: person(Role.HEAD)}
    for status, user in expected.items():
        assert {log_in(user).get(address).status_code for address in addresses} == {status}


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_database_as_often_for_many(owner, many, django_assert_num_queries, person):
    for number in range(many):
        ImportJob.objects.create(
            kind="deals", file_name=f"{number}.csv", stored_as="", size=1, sha256="", author=person(Role.MANAGER)
        )
    owner.get(reverse("imports:list"))
    with django_assert_num_queries(7):
        owner.get(reverse("imports:list"))
