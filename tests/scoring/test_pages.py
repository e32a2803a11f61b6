"""The pages of scoring, as owner, colleague and stranger."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from core.models import JobRun
from scoring.models import AbcRule, FlagRule, RiskFlag, TierRule, WeekPlan
from scoring.queries.due import due_on, last_full_day
from scoring.queries.runs import last_published
from scoring.services.due import run_due
from scoring.services.night import run_night
from scoring.services.run import ask_for_night

ON = date(2024, 6, 30)


@pytest.fixture
def fallen(company, partner, deal):
    """Three partners whose turnover fell to nothing, judged by a night."""
    rows = [partner(last_contact_on=date(2024, 6, 1)) for _ in range(3)]
    for row in rows:
        deal(row, "2024-02-01", 100_00)
    run_night(on=ON)
    return rows


def form_of(response, name="form"):
    """What a browser would post of a rendered form."""
    form = response.context[name]
    values = {field.html_name: field.value() for field in form}
    return {key: ("on" if value is True else value) for key, value in values.items() if value not in (None, False)}


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_risks_show_why_and_since_when(fallen, person, log_in):
    page = log_in(person(Role.MANAGER)).get(reverse("scoring:risks"))

    assert page.status_code == 200
    html = page.content.decode()
    assert html.count("to nothing") == 3
    assert fallen[0].name in html


def test_a_manager_sees_the_risks_of_own_partners_only(fallen, person, log_in):
    manager = person(Role.MANAGER, sees_all_partners=False)
    fallen[0].manager = manager
    fallen[0].save(update_fields=["manager"])

    page = log_in(manager).get(reverse("scoring:risks"))

    assert {flag.partner_id for flag in page.context["page"].rows} == {fallen[0].pk}
    other = RiskFlag.objects.filter(partner=fallen[1]).first()
    assert log_in(manager).post(reverse("scoring:risk_acknowledge", args=[other.uuid])).status_code == 404


def test_filters_narrow_the_risks(fallen, person, log_in):
    client = log_in(person(Role.OWNER))

    def found(**query):
        return len(client.get(reverse("scoring:risks"), query).context["page"].rows)

    assert found(code="turnover_fell") == 3
    assert found(code="too_large") == 3
    assert found(severity="1") == 0
    assert found(week="2024-W26") == found()
    assert found(week="2024-W25") == 0
    assert found(state="closed") == 0
    assert found(seen="yes") == 0
    assert client.get(reverse("scoring:risks"), {"week": "soon"}).context["form"].errors["week"]


def test_the_same_queries_for_one_risk_and_for_many(company, partner, deal, person, log_in):
    client = log_in(person(Role.OWNER))
    deal(partner(), "2024-02-01", 100_00)
    run_night(on=ON)
    address = reverse("scoring:risks")
    client.get(address)
    before = count_queries(client, address)
    for _ in range(3):
        deal(partner(), "2024-02-01", 100_00)
    run_night(on=ON)

    assert count_queries(client, address) == before


def count_queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


def test_acknowledging_a_risk_keeps_who_came_first(fallen, person, log_in):
    flag = RiskFlag.objects.filter(code="turnover_fell").first()
    first, second = person(Role.MANAGER), person(Role.MANAGER)
    address = reverse("scoring:risk_acknowledge", args=[flag.uuid])

    log_in(first).post(address)
    log_in(second).post(address)

    flag.refresh_from_db()
    assert flag.acknowledged_by == first


def test_a_closed_risk_can_not_be_acknowledged(fallen, person, log_in, deal):
    deal(fallen[0], "2024-06-20", 500_00)
    run_night(on=ON)
    flag = RiskFlag.objects.get(partner=fallen[0], code="turnover_fell")
    assert flag.closed_on == ON

    response = log_in(person(Role.OWNER)).post(reverse("scoring:risk_acknowledge", args=[flag.uuid]))

    assert said(response) == ["The cause is gone already: this risk is closed."]
    flag.refresh_from_db()
    assert flag.acknowledged_at is None


def test_a_risk_that_comes_back_knows_its_past(fallen, deal):
    saving = deal(fallen[0], "2024-06-20", 500_00)
    run_night(on=ON)
    saving.delete()

    run_night(on=ON + timedelta(days=1))

    times = RiskFlag.objects.filter(partner=fallen[0], code="turnover_fell").order_by("pk")
    assert [(flag.times, flag.closed_on) for flag in times] == [(1, ON), (2, None)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_risks_are_exported(fallen, person, log_in, kind):
    response = log_in(person(Role.OWNER)).get(reverse("scoring:risks_export"), {"as": kind, "code": "turnover_fell"})

    body = b"".join(response.streaming_content)
    assert f"risks.{kind}" in response["Content-Disposition"]
    if kind == "csv":
        assert len(body.decode("utf-8-sig").splitlines()) == 4


def test_new_rules_are_saved_and_judge_from_the_next_night_on(fallen, person, log_in):
    client = log_in(person(Role.OWNER))
    page = client.get(reverse("scoring:rules"))
    posted = form_of(page, "abc") | form_of(page, "tiers") | form_of(page, "exchange")
    for form in page.context["flags"]:
        values = {field.html_name: field.value() for field in form}
        posted |= {key: "on" if value is True else value for key, value in values.items() if value is not False}
    posted |= {"tiers-gold": "20 000,00", "tiers-silver": "5000", "tiers-bronze": "1000", "abc-boundary": "strict"}
    del posted["dormant-enabled"]

    response = client.post(reverse("scoring:rules"), posted)

    assert response.status_code == 302, [form.errors for form in response.context["flags"]]
    tiers = TierRule.objects.get()
    assert (tiers.gold, tiers.silver, tiers.bronze) == (20_000_00, 5_000_00, 1_000_00)
    assert AbcRule.objects.get().boundary == "strict"
    assert not FlagRule.objects.get(code="dormant").enabled
    assert run_night(on=ON).full
    assert not RiskFlag.objects.filter(code="dormant", closed_on=None).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"abc-bound_a": "96"}, "The bounds must rise"),
        ({"tiers-silver": "900000000"}, "Gold must begin above silver"),
        ({"tiers-gold": "much"}, "Write an amount"),
        ({"turnover_fell-threshold": "101"}, "from 1 to 100 percent"),
        ({"abc-period_months": "0"}, "from 1 to 60 months"),
    ],
)
def test_wrong_rules_are_refused_in_words(company, person, log_in, changes, words):
    client = log_in(person(Role.OWNER))
    page = client.get(reverse("scoring:rules"))
    posted = form_of(page, "abc") | form_of(page, "tiers") | form_of(page, "exchange")
    for form in page.context["flags"]:
        posted |= {field.html_name: "on" if field.value() is True else field.value() for field in form}
    before = list(AbcRule.objects.values()), list(TierRule.objects.values()), list(FlagRule.objects.values())

    response = client.post(reverse("scoring:rules"), posted | changes)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert before == (list(AbcRule.objects.values()), list(TierRule.objects.values()), list(FlagRule.objects.values()))


def test_a_plan_is_set_and_dropped(company, person, log_in):
    client = log_in(person(Role.HEAD))
    address = reverse("scoring:plan_set")
    client.post(address, {"plan-metric": "turnover", "plan-from_week": "2024-W20", "plan-value": "1500.50"})
    refused = client.post(address, {"plan-metric": "calls", "plan-from_week": "2024-W20", "plan-value": "1.5"})

    assert said(refused)[-1] == "Each week: Write a whole number."
    plan = WeekPlan.objects.get()
    assert (plan.metric, plan.from_week, plan.value) == ("turnover", date(2024, 5, 13), 150_050)
    client.post(reverse("scoring:plan_drop", args=[plan.uuid]))
    assert not WeekPlan.objects.exists()


def test_a_night_is_asked_for_and_a_worker_takes_it(company, partner, person, log_in):
    partner()
    client = log_in(person(Role.HEAD))
    page = client.get(reverse("scoring:runs"))

    response = client.post(reverse("scoring:runs"), form_of(page))

    asked = JobRun.objects.get()
    assert (asked.state, asked.on) == ("waiting", last_full_day(timezone.now()))
    assert response.url == reverse("scoring:run", args=[asked.uuid])
    assert "Waits for a worker" in client.get(response.url).content.decode()
    runs = run_due(now=timezone.now())
    assert runs[0] == asked
    asked.refresh_from_db()
    assert asked.state == "published"
    assert "This is what everyone sees now" in client.get(response.url).content.decode()
    assert JobRun.objects.count() == 1


def test_a_day_that_is_not_over_is_refused(company, person, log_in):
    response = log_in(person(Role.OWNER)).post(reverse("scoring:runs"), {"on": "2999-01-01"})

    assert response.status_code == 422
    assert not JobRun.objects.exists()


def test_a_day_before_the_published_night_is_refused(fallen, person, log_in):
    response = log_in(person(Role.OWNER)).post(reverse("scoring:runs"), {"on": ON - timedelta(days=1)})

    assert response.status_code == 422
    assert "A later night is published already" in response.content.decode()
    assert JobRun.objects.count() == 1


def test_a_wish_that_a_later_night_overtook_is_put_aside(fallen, person, log_in):
    asked = ask_for_night(on=ON - timedelta(days=1))
    page = reverse("scoring:run", args=[asked.uuid])
    client = log_in(person(Role.OWNER))

    run_due(now=datetime(2024, 7, 1, 12, tzinfo=UTC))

    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "2024-06-30 was published first" in client.get(page).content.decode()
    assert last_published().on == ON


def test_a_past_date_chosen_by_the_command_stays_until_the_next_nightly_hour(fallen, person, log_in, capsys):
    early = ON - timedelta(days=90)
    call_command("nightly", on=early)

    assert str(early) in capsys.readouterr().err
    assert last_published().on == early
    now = timezone.now()
    assert due_on(now) is None
    assert due_on(now + timedelta(days=1, hours=1)) is not None
    assert "chosen by hand" in log_in(person(Role.OWNER)).get(reverse("scoring:runs")).content.decode()


def test_a_run_that_another_overtook_says_so(fallen, person, log_in):
    first = last_published()
    run_night(on=ON + timedelta(days=1))

    page = log_in(person(Role.OWNER)).get(reverse("scoring:run", args=[first.uuid])).content.decode()

    assert "Another night was published since" in page


@pytest.mark.parametrize("name", ["runs", "rules"])
def test_managers_do_not_change_the_night(company, person, log_in, name):
    assert log_in(person(Role.MANAGER)).get(reverse(f"scoring:{name}")).status_code == 403
    assert log_in(person(Role.PARTNER)).get(reverse(f"scoring:{name}")).status_code == 404
