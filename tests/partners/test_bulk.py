"""Many partners at once, saved views, columns, export."""

import pytest
from django.urls import reverse

from accounts.models import Role, SavedView
from partners.models import Partner, PartnerKind
from partners.services.bulk import NoTag, add_tag

LIST, BULK = "/partners/", "/partners/bulk/"


@pytest.fixture
def firms(company):
    return [Partner.objects.create(name=f"Firm {n}", city="Brest" if n else "Minsk", notes="=2*3") for n in range(3)]


def chosen(*firms):
    return {"chosen": [str(firm.uuid) for firm in firms], "list": ""}


def test_assign(log_in, manager, firms, person):
    colleague = person(Role.HEAD)
    log_in(manager).post(BULK, chosen(*firms[:2]) | {"do": "assign", "manager": str(colleague.uuid)})
    assert list(Partner.objects.values_list("manager", flat=True)) == [colleague.pk, colleague.pk, None]
    log_in(manager).post(BULK, chosen(firms[0]) | {"do": "assign", "manager": "none"})
    assert Partner.objects.get(name="Firm 0").manager is None


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ACCOUNTANT])
def test_assign_to_managers_alone(log_in, manager, firms, person, role):
    log_in(manager).post(BULK, chosen(*firms) | {"do": "assign", "manager": str(person(role).uuid)})
    assert not Partner.objects.exclude(manager=None).exists()


def test_tag_and_untag(log_in, manager, firms):
    client = log_in(manager)
    for _twice in range(2):
        client.post(BULK, chosen(*firms[:2]) | {"do": "tag", "tag": "Key "})
    assert list(Partner.objects.values_list("tags", flat=True)) == [["Key"], ["Key"], []]
    client.post(BULK, chosen(*firms) | {"do": "untag", "tag": "Key"})
    assert not Partner.objects.exclude(tags=[]).exists()
    client.post(BULK, chosen(*firms) | {"do": "tag", "tag": "a, b"})
    assert not Partner.objects.exclude(tags=[]).exists()


def test_a_tag_is_one_word(firms, now):
    with pytest.raises(NoTag):
        add_tag(Partner.objects.all(), tag=" ", now=now)


def test_all_that_match_are_asked_about_first(log_in, manager, firms):
    client = log_in(manager)
    fields = {"all": "1", "list": "q=brest", "do": "tag", "tag": "key"}
    asked = client.post(BULK, fields)
    assert "Change 2 partners?" in asked.content.decode()
    assert not Partner.objects.exclude(tags=[]).exists()
    answer = client.post(BULK, dict(asked.context["kept"]) | {"sure": "1"})
    assert answer["Location"] == f"{LIST}?q=brest"
    assert [p.name for p in Partner.objects.filter(tags=["key"])] == ["Firm 1", "Firm 2"]


def test_nobody_changes_what_they_may_not_see(log_in, client, person, firms, stranger_manager):
    fields = chosen(*firms) | {"do": "tag", "tag": "key"}
    assert client.post(BULK, fields).status_code == 302
    log_in(stranger_manager).post(BULK, fields)
    log_in(stranger_manager).post(BULK, {"all": "1", "sure": "1", "list": "", "do": "tag", "tag": "key"})
    assert log_in(person(Role.ACCOUNTANT)).post(BULK, fields).status_code == 403
    assert log_in(person(Role.PARTNER)).post(BULK, fields).status_code == 404
    assert not Partner.objects.exclude(tags=[]).exists()


def test_a_view_is_saved_shared_renamed_and_deleted(log_in, manager, person, firms):
    client = log_in(manager)
    assert client.get("/partners/views/", {"list": "q=brest"}).status_code == 200
    client.post("/partners/views/", {"name": "Brest", "list": "q=brest&sort=-turnover&evil=1"}, follow=True)
    view = SavedView.objects.get()
    assert (view.name, view.query, view.shared) == ("Brest", "q=brest&sort=-turnover", False)
    address, colleague = reverse("partners:view", args=[view.uuid]), person(Role.HEAD)
    assert b"Brest" not in log_in(colleague).get(LIST, {"q": "minsk"}).content
    assert log_in(colleague).post(address, {"name": "Mine now"}).status_code == 404
    client = log_in(manager)
    client.post(address, {"name": "Brest firms", "shared": "on"})
    assert "Brest firms" in log_in(colleague).get(LIST).content.decode()
    assert log_in(colleague).post(address, {"do": "delete"}).status_code == 404
    log_in(manager).post(address, {"do": "delete"})
    assert not SavedView.objects.exists()


def test_two_views_of_one_name_are_refused(log_in, manager, company):
    client = log_in(manager)
    for name in ("One", "Two"):
        client.post("/partners/views/", {"name": name, "list": ""})
    two = SavedView.objects.get(name="Two")
    assert client.post(reverse("partners:view", args=[two.uuid]), {"name": "One"}).status_code == 200
    assert SavedView.objects.filter(name="Two").exists()


def test_columns_are_remembered_and_views_have_their_own(log_in, manager, firms):
    client = log_in(manager)
    client.post("/partners/columns/", {"column": ["city", "nonsense"], "list": ""})
    page = client.get(LIST)
    assert [head.name for head in page.context["heads"]] == ["name", "city"]
    assert b"Minsk" in page.content
    client.post("/partners/views/", {"name": "Cities", "list": ""})
    client.post("/partners/columns/", {"column": ["kind"], "list": ""})
    view = SavedView.objects.get(name="Cities")
    assert [head.name for head in client.get(LIST, {"view": str(view.uuid)}).context["heads"]] == ["name", "city"]
    assert [head.name for head in client.get(LIST).context["heads"]] == ["name", "kind"]


def test_the_export_is_the_selection_in_its_order_and_harmless(log_in, person, firms, partner):
    client = log_in(person(Role.ACCOUNTANT))
    answer = client.get("/partners/export/", {"q": "firm", "sort": "-name", "as": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Firm 2", "Firm 1", "Firm 0"]
    assert not any(",=2*3" in line for line in lines)
    book = client.get("/partners/export/", {"as": "xlsx"})
    assert b"".join(book.streaming_content)[:2] == b"PK"


def test_the_export_holds_what_one_may_see(log_in, stranger_manager, person, firms):
    text = b"".join(log_in(stranger_manager).get("/partners/export/", {"as": "csv"}).streaming_content).decode()
    assert "Firm" not in text
    assert log_in(person(Role.PARTNER)).get("/partners/export/").status_code == 404


def test_tags_are_suggested(log_in, manager, partner):
    assert b'value="key"' in log_in(manager).get("/partners/tags/").content


def test_kinds_are_edited_by_heads(log_in, person, kind, partner):
    client = log_in(person(Role.HEAD))
    rows = {"kinds-TOTAL_FORMS": "2", "kinds-INITIAL_FORMS": "1", "kinds-0-id": kind.pk, "kinds-0-position": "5"}
    client.post("/kinds/", rows | {"kinds-0-name": "Shops", "kinds-1-name": "Designer", "kinds-1-position": "9"})
    assert list(PartnerKind.objects.values_list("name", flat=True)) == ["Shops", "Designer"]
    client.post("/kinds/", rows | {"kinds-0-name": "Shops", "kinds-0-DELETE": "on", "kinds-TOTAL_FORMS": "1"})
    assert PartnerKind.objects.filter(name="Shops").exists()
    assert log_in(person(Role.MANAGER)).get("/kinds/").status_code == 403


def test_a_manager_of_own_partners_gives_none_away(log_in, stranger_manager, person, firms):
    Partner.objects.update(manager=stranger_manager)
    client = log_in(stranger_manager)
    assert b'value="assign"' not in client.get(LIST).content
    for other in ("none", str(person(Role.HEAD).uuid)):
        assert client.post(BULK, chosen(*firms) | {"do": "assign", "manager": other}).status_code == 403
    assert set(Partner.objects.values_list("manager", flat=True)) == {stranger_manager.pk}
