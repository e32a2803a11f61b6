"""The pages of fit, as owner, colleague, a manager without right, partner and stranger."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.models import Role
from partners.models import Contact, Partner, Task
from strategy.models import Assessment, Criterion, CriterionAnswer, Deviation, IdealProfile
from strategy.services.fit import assess, plan_deviation
from strategy.tasks import measure
from tests.rendered import submit
from tests.strategy.conftest import NOW

ON = NOW.date()


def answer(partner, profile, manager, **values):
    criteria = {row.name: row.pk for row in profile.criteria.all()}
    named = {criteria[name.replace("_", " ")]: value for name, value in values.items()}
    return assess(partner, profile=profile, answers=named, by=manager, currency="EUR", on=ON)


def fit_of(partner, profile=None):
    address = reverse("strategy:fit", args=[partner.uuid])
    return f"{address}?profile={profile.uuid}" if profile else address


def test_the_form_as_rendered_measures_the_fit(partner, profile, criteria, manager, log_in, today):
    fields = {f"q-{criteria['Same customers'].pk}": "yes", f"q-{criteria['Rating'].pk}": "3,5"}
    answered = submit(log_in(manager), fit_of(partner, profile), **fields)
    assert answered.status_code == 302
    assert Assessment.objects.get().fit == 91
    html = log_in(manager).get(fit_of(partner)).content.decode()
    assert "2 of 3 criteria answered" in html
    assert "7.25 ÷ 8 × 100" in html


def test_the_page_is_filled_in_with_what_the_record_knows(partner, profile, criteria, manager, log_in, today):
    Criterion.objects.filter(pk=criteria["Same customers"].pk).update(fact="decision_maker")
    Contact.objects.create(partner=partner, name="Ola", is_decision_maker=True)
    page = log_in(manager).get(fit_of(partner, profile))
    assert "known from the record" in page.content.decode()
    submit(log_in(manager), fit_of(partner, profile), **{f"q-{criteria['Rating'].pk}": "5"})
    assert CriterionAnswer.objects.get(criterion=criteria["Same customers"]).value == "yes"


def test_a_share_over_100_is_refused_and_nothing_kept(partner, profile, criteria, manager, log_in, today):
    Criterion.objects.filter(pk=criteria["Rating"].pk).update(kind="share")
    refused = submit(log_in(manager), fit_of(partner, profile), **{f"q-{criteria['Rating'].pk}": "140"})
    assert refused.status_code == 422
    assert not Assessment.objects.exists()


def test_a_failing_must_is_said_beside_the_number(partner, profile, manager, log_in, today):
    answer(partner, profile, manager, Same_customers="no", Rating="5", Quality="Better")
    html = log_in(manager).get(fit_of(partner)).content.decode()
    assert "A must fails" in html
    assert "Whatever the sum, these musts fail" in html


def test_one_click_makes_a_deviation_a_task(partner, profile, manager, log_in, today):
    answer(partner, profile, manager, Rating="3")
    action = reverse("strategy:deviation_plan", args=[Deviation.objects.get().uuid])
    assert submit(log_in(manager), fit_of(partner), action=action).status_code == 302
    task = Task.objects.get()
    assert (task.title, task.due_on, task.assignee) == ("Ask for reviews", ON + timedelta(days=14), manager)


def test_closing_asks_how_it_is_now(partner, profile, manager, log_in, today):
    answer(partner, profile, manager, Rating="3")
    found = Deviation.objects.get()
    plan_deviation(found, title="Ask", due_on=ON, assignee=manager)
    action = reverse("strategy:deviation_close", args=[found.uuid])
    assert submit(log_in(manager), fit_of(partner), action=action).status_code == 302
    found.refresh_from_db()
    assert found.closed_on == ON
    assert Assessment.objects.get().fit == 100
    ranking = log_in(manager).get(reverse("strategy:deviations"), {"state": "closed"})
    assert "Okna Plus" in ranking.content.decode()


def test_who_may_see_a_fit(partner, profile, manager, stranger, person, log_in, client, today):
    assert client.get(fit_of(partner)).status_code == 302
    for user, status in [
        (person(Role.OWNER), 200), (manager, 200), (person(Role.MANAGER), 200), (stranger, 404),
        (person(Role.ACCOUNTANT), 403), (person(Role.PARTNER), 404),
    ]:  # fmt: skip
        assert log_in(user).get(fit_of(partner)).status_code == status, user.role


def test_a_stranger_plans_and_closes_nothing(partner, profile, manager, stranger, log_in, today):
    answer(partner, profile, manager, Rating="3")
    found = Deviation.objects.get()
    for name in ("strategy:deviation_plan", "strategy:deviation_close"):
        assert log_in(stranger).post(reverse(name, args=[found.uuid])).status_code == 404
    assert not Task.objects.exists()


def test_the_ranking_puts_failing_musts_last(partner, profile, manager, log_in, today):
    better, best = (Partner.objects.create(name=name) for name in ("Better", "Best"))
    answer(partner, profile, manager, Same_customers="no", Rating="5", Quality="Better")
    answer(better, profile, manager, Same_customers="yes", Rating="3")
    answer(best, profile, manager, Same_customers="yes", Rating="5")
    page = log_in(manager).get(reverse("strategy:ranking"))
    assert [row.partner.name for row in page.context["page"].rows] == ["Best", "Better", "Okna Plus"]


def test_filters_and_export_agree(partner, profile, manager, stranger, log_in, today):
    answer(partner, profile, manager, Same_customers="no")
    signed = Partner.objects.create(name="Signed", status="active")
    answer(signed, profile, manager, Same_customers="yes")
    client = log_in(manager)

    def found(**query):
        return {row.partner.name for row in client.get(reverse("strategy:ranking"), query).context["page"].rows}

    assert found() == {"Okna Plus"}
    assert found(status="all") == {"Okna Plus", "Signed"}
    assert found(status="all", level="must_fails") == {"Okna Plus"}
    assert found(status="all", level="good") == {"Signed"}
    assert found(profile=IdealProfile.objects.get(code="shop").uuid) == set()
    export = client.get(reverse("strategy:ranking_export"), {"status": "all", "as": "csv"})
    text = b"".join(export.streaming_content).decode("utf-8-sig")
    assert "Signed" in text and "Okna Plus" in text
    assert log_in(stranger).get(reverse("strategy:ranking"), {"status": "all"}).context["page"].rows == []


@pytest.mark.parametrize("name", ["strategy:ranking", "strategy:deviations"])
def test_the_same_queries_for_one_row_and_for_three(name, partner, profile, manager, log_in, today):
    client = log_in(manager)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(reverse(name)).status_code == 200
        return len(seen)

    answer(partner, profile, manager, Rating="3")
    client.get(reverse(name))
    one = queries()
    for i in range(2):
        other = Partner.objects.create(name=f"Other {i}", kind=partner.kind, manager=manager)
        answer(other, profile, manager, Rating="3")
    assert queries() == one


def test_empty_pages_say_what_to_do(company, manager, log_in):
    client = log_in(manager)
    assert "No candidate is assessed yet" in client.get(reverse("strategy:ranking")).content.decode()
    for state in ("open", "measure", "closed"):
        assert client.get(reverse("strategy:deviations"), {"state": state}).status_code == 200


def test_a_criterion_is_added_in_the_browser(profile, company, person, log_in, today):
    client = log_in(person(Role.OWNER))
    fields = {"name": "Logistics", "kind": "one_of", "options": "*Own van\nCourier\n*Both", "weight": 4}
    assert submit(client, reverse("strategy:criterion_new", args=[profile.uuid]), **fields).status_code == 302
    added = Criterion.objects.get(name="Logistics")
    assert (added.options, added.accepted, added.weight) == (["Own van", "Courier", "Both"], ["Own van", "Both"], 4)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "number"}, "low"), ({"kind": "range", "low": "3"}, "high"), ({"kind": "one_of"}, "options"),
        ({"kind": "range", "low": "3", "high": "2"}, "high"),
        ({"kind": "number", "low": "1", "fact": "website"}, "fact"),
        ({"kind": "number", "low": "1", "tolerance": "-1"}, "tolerance"), ({"kind": "yes_no", "weight": 0}, "weight"),
    ],
)  # fmt: skip
def test_a_criterion_that_makes_no_sense_is_refused(fields, wrong, profile, person, company, log_in):
    answered = submit(
        log_in(person(Role.OWNER)), reverse("strategy:criterion_new", args=[profile.uuid]), name="X", **fields
    )
    assert wrong in answered.context["form"].errors


def test_saving_in_another_language_keeps_the_shipped_words(company, person, log_in, today):
    owner = person(Role.OWNER, language="pl")
    criterion = Criterion.objects.filter(profile__code="shop", kind="one_of").first()
    before = (criterion.name, list(criterion.options), list(criterion.accepted), criterion.action)
    with translation.override("pl"):
        submit(log_in(owner), reverse("strategy:criterion", args=[criterion.uuid]), weight=7)
    criterion.refresh_from_db()
    assert (criterion.name, criterion.options, criterion.accepted, criterion.action) == before
    assert criterion.weight == 7


@pytest.mark.parametrize(("role", "read", "edit"), [(Role.MANAGER, 200, 403), (Role.PARTNER, 404, 404)])
def test_others_may_not_edit_ideals(company, profile, person, log_in, role, read, edit):
    client = log_in(person(role))
    assert client.get(reverse("strategy:profile", args=[profile.uuid])).status_code == read
    for name in ("strategy:profile_edit", "strategy:criterion_new"):
        assert client.get(reverse(name, args=[profile.uuid])).status_code == edit
    retire = reverse("strategy:criterion_retire", args=[profile.criteria.first().uuid])
    assert client.post(retire).status_code == edit


def test_the_pages_say_that_fits_are_being_measured_again(
    company, profile, criteria, partner, manager, person, log_in, today
):
    assess(partner, profile=profile, answers={criteria["Rating"].pk: "3"}, by=manager, currency="EUR", on=today)
    client = log_in(person(Role.HEAD))
    places = [
        reverse("strategy:ranking"),
        reverse("strategy:profile", args=[profile.uuid]),
        reverse("strategy:fit", args=[partner.uuid]),
    ]
    assert not any("Being measured again" in client.get(place).content.decode() for place in places)
    submit(client, reverse("strategy:criterion", args=[criteria["Rating"].uuid]), low="3")
    assert all("Being measured again" in client.get(place).content.decode() for place in places)
    measure()
    assert not any("Being measured again" in client.get(place).content.decode() for place in places)
    assert partner.assessments.get().fit == 100


def test_a_criterion_is_retired_and_asked_again(company, profile, person, log_in, today):
    client = log_in(person(Role.HEAD))
    address = reverse("strategy:criterion_retire", args=[profile.criteria.first().uuid])
    client.post(address)
    assert Criterion.objects.filter(profile=profile, retired_at=None).count() == 2
    client.post(address, {"undo": "1"})
    assert Criterion.objects.filter(profile=profile, retired_at=None).count() == 3
