"""A company's own questions: added in the browser, answered on the form, shown, listed by, exported."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from partners.models import CustomField, CustomValue, Partner, PartnerKind
from partners.rules.custom_field import asked_answers, kept, understood
from partners.services.custom_field import FieldHasAnswers, TypeStays, answer, delete_field, put_away, save_field
from tests.partners.conftest import NOW
from tests.rendered import form_with, forms_of, submit

FIELDS = "/fields/"


@pytest.fixture
def head(log_in, person, company):
    return log_in(person(Role.HEAD))


def field(name="Floor space", type="number", **fields):
    return CustomField.objects.create(name=name, type=type, **fields)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        (Decimal("1200.50"), "1200.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
        (date(2026, 3, 4), "2026-03-04"),
        ("  Middle ", "Middle"),
        (None, ""),
    ],
)
def test_one_spelling_for_an_answer(typed, spelling):
    assert kept(typed) == spelling


def test_what_is_kept_is_understood():
    assert understood("number", kept(Decimal("0.10"))) == Decimal("0.1")
    assert understood("day", "2026-03-04") == date(2026, 3, 4)
    assert understood("choice", "Middle") == "Middle"


def test_an_address_asks_for_answers():
    assert asked_answers(["7:yes", "7:no", "8:a:b", "x:1", "9"]) == {
        7: ["yes", "no"],
        8: ["a:b"],
        0: ["1"],
        9: [""],
    }


def test_a_question_is_added_and_answered_in_the_browser(head, partner, kind):
    added = submit(
        head, FIELDS + "new/", name="Price group", type="choice", options="Low\n High \n\nHigh", kinds=[kind.pk]
    )
    assert added["Location"] == FIELDS
    asked = CustomField.objects.get()
    assert (asked.options, list(asked.kinds.all())) == (["Low", "High"], [kind])
    edit = reverse("partners:edit", args=[partner.uuid])
    assert submit(head, edit, **{f"own-{asked.pk}": "High"}).status_code == 302
    assert CustomValue.objects.get().value == "High"
    shown = head.get(reverse("partners:record", args=[partner.uuid])).content.decode()
    assert "Price group" in shown
    assert "High" in shown
    assert "Price group" in head.get(reverse("partners:history", args=[partner.uuid])).content.decode()


@pytest.mark.parametrize(
    ("type", "typed", "value"),
    [
        ("number", "1 200,5", "1200.5"),
        ("day", "2026-03-04", "2026-03-04"),
        ("yes_no", "no", "no"),
        ("text", "by hand", "by hand"),
    ],
)
def test_answers_are_typed(head, partner, type, typed, value):
    asked = field(type=type)
    edit = reverse("partners:edit", args=[partner.uuid])
    submit(head, edit, **{f"own-{asked.pk}": typed})
    assert CustomValue.objects.get().value == value
    again = form_with(head.get(edit), f"own-{asked.pk}").values[f"own-{asked.pk}"]
    assert again[0].replace(",", ".") == value
    submit(head, edit, **{f"own-{asked.pk}": ""})
    assert not CustomValue.objects.exists()


def test_nonsense_is_refused_and_kept_on_the_form(head, partner):
    asked = field()
    answered = submit(head, reverse("partners:edit", args=[partner.uuid]), **{f"own-{asked.pk}": "many"})
    assert answered.status_code == 200
    assert form_with(answered, "name").values[f"own-{asked.pk}"] == ["many"]


def test_a_question_of_another_kind_is_left_alone(head, partner):
    other = PartnerKind.objects.create(name="Designer")
    asked = field(type="text")
    asked.kinds.set([other])
    answer(partner, answers={asked.pk: "before it changed its kind"})
    page = head.get(reverse("partners:edit", args=[partner.uuid]))
    assert f'data-kinds="{other.pk}"' in page.content.decode()
    submit(head, reverse("partners:edit", args=[partner.uuid]), **{f"own-{asked.pk}": "x"})
    assert CustomValue.objects.get().value == "before it changed its kind"


def test_the_list_is_narrowed_and_exported_by_answers(head, partner):
    group, fits = field("Group", "choice", options=["Low", "High"]), field("Fits", "yes_no")
    other = Partner.objects.create(name="Other")
    answer(partner, answers={group.pk: "High", fits.pk: "yes"})
    answer(other, answers={group.pk: "Low", fits.pk: "yes"})

    def names(*own):
        page = head.get("/partners/", {"own": own})
        return sorted(row["name"] for row in page.context["rows"]), page

    assert names(f"{group.pk}:High")[0] == [partner.name]
    assert len(names(f"{group.pk}:High", f"{group.pk}:Low", f"{fits.pk}:yes")[0]) == 2
    found, page = names(f"{group.pk}:High", f"{fits.pk}:no")
    chips = {chip.label: chip.value for chip in page.context["chips"]}
    assert (found, chips) == ([], {"Group": "High", "Fits": "no"})
    assert names("0:x")[0] == []
    sheet = b"".join(head.get("/partners/export/", {"as": "csv"}).streaming_content).decode()
    assert "Group" in sheet.splitlines()[0]
    assert "High" in sheet


def test_own_fields_stand_as_columns_of_the_list(head, partner):
    space, since, fits = field(), field("Since", "day"), field("Fits", "yes_no")
    answer(partner, answers={space.pk: "1200.5", since.pk: "2026-03-04", fits.pk: "yes"})
    Partner.objects.create(name="Other")
    asked = [f"own:{space.pk}", f"own:{since.pk}", f"own:{fits.pk}", "own:0", "kind"]
    assert f'value="own:{space.pk}"' in head.get("/partners/").content.decode()
    head.post("/partners/columns/", {"column": asked})
    page = head.get("/partners/")
    assert [one.label for one in page.context["heads"]] == ["Partner", "Kind", "Floor space", "Since", "Fits"]
    shown = {row["name"]: row["own"] for row in page.context["rows"]}
    assert shown == {partner.name: ["1,200.5", "4 Mar 2026", "yes"], "Other": ["", "", ""]}
    assert "<td>1,200.5</td><td>4 Mar 2026</td><td>yes</td>" in page.content.decode()
    put_away(since, now=NOW)
    assert [one.label for one in head.get("/partners/").context["heads"]][2:] == ["Floor space", "Fits"]


def test_own_columns_cost_one_query_whatever_the_rows(head, partner):
    asked = field()
    head.post("/partners/columns/", {"column": [f"own:{asked.pk}"]})

    def queries():
        with CaptureQueriesContext(connection) as seen:
            head.get("/partners/")
        return len(seen)

    answer(partner, answers={asked.pk: "1"})
    few = queries()
    for n in range(3):
        answer(Partner.objects.create(name=f"P{n}"), answers={asked.pk: str(n)})
    assert queries() == few


def test_types_stay_and_answers_are_never_lost(partner):
    asked = field()
    answer(partner, answers={asked.pk: "5"})
    asked.type = "text"
    with pytest.raises(TypeStays):
        save_field(asked, kinds=[])
    with pytest.raises(FieldHasAnswers):
        delete_field(asked)
    assert CustomValue.objects.get().value == "5"


def test_put_away_taken_back_and_deleted(head, partner, now):
    asked, unused = field(), field("Unused", "text")
    answer(partner, answers={asked.pk: "5"})
    for one in (asked, unused):
        put_away(one, now=now)
    assert f"own-{asked.pk}" not in head.get(reverse("partners:edit", args=[partner.uuid])).content.decode()
    assert len([form for form in forms_of(head.get(FIELDS)) if form.action.endswith("/dispose/")]) == 2
    for one in (asked, unused):
        head.post(reverse("partners:field_dispose", args=[one.uuid]), {"do": "delete"})
    assert CustomField.objects.get() == asked
    head.post(reverse("partners:field_dispose", args=[asked.uuid]), {"do": "back"})
    assert CustomField.objects.get().archived_at is None


def test_names_are_told_apart(head):
    field("Floor space")
    answered = submit(head, FIELDS + "new/", name="floor SPACE", type="text")
    assert "Another field has this name" in answered.content.decode()
    answered = submit(head, FIELDS + "new/", name="Group", type="choice")
    assert "Write the answers to choose from" in answered.content.decode()


def test_who_may_ask(client, log_in, person, company):
    asked = field()
    page = reverse("partners:field", args=[asked.uuid])
    assert client.get(page).status_code == 302
    for role, told in ((Role.MANAGER, 403), (Role.ACCOUNTANT, 403), (Role.PARTNER, 404), (Role.OWNER, 200)):
        assert log_in(person(role)).get(page).status_code == told
