"""The owner's week on paper, a call logged where one stands, and a day worked by keys."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from core.models import JobRun
from core.queries.company import company_day
from core.rules.weeks import IsoWeek
from partners.models import Interaction, Partner, PartnerKind, Standing, StandingChange, Task
from scoring.models import RiskFlag, ScopeWeek, WeekMover, WeekPlan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("company")]

LONG = "Building and Renovation Supplies of the Northern Outskirts"


@pytest.fixture
def full_week(company):
    """The last full week with every list as long as it gets and names that wrap."""
    today = company_day(timezone.now(), of=company)
    week = IsoWeek.of(today).plus(-1)
    moment = timezone.now()
    run = JobRun.objects.create(on=today, state="published", started_at=moment, finished_at=moment)
    for back in range(80):
        row = {"calls": 60, "meetings": 9, "new_partners": 2, "orders": 88, "turnover": 123_456_789 + back * 1_000_000}
        ScopeWeek.objects.create(scope="company", scope_id=0, week=week.plus(1 - back).monday, margin=43_210_000, **row)
    for metric in ("turnover", "margin", "orders", "calls", "meetings", "new_partners"):
        WeekPlan.objects.create(metric=metric, from_week=week.plus(-9).monday, value=100_000_000)
    for n in range(12):
        kind = PartnerKind.objects.create(name=f"{LONG} {n}")
        partner = Partner.objects.create(name=f"{LONG} {n}", kind=kind)
        verdict = {"abc": "A", "tier": "gold", "turnover": 9, "mean_month": 9}
        Standing.objects.create(partner=partner, tier_since=today, **verdict)
        moved = {"from_tier": "silver"} if n % 2 else {"from_tier": "gold", "tier": "bronze"}
        StandingChange.objects.create(partner=partner, on=week.monday, run=run, **(verdict | moved))
        change = 10_000_000 if n % 2 else -10_000_000
        for scope, pk in (("partner", partner.pk), ("kind", kind.pk)):
            WeekMover.objects.create(
                week=week.monday, scope=scope, scope_id=pk, turnover=20_000_000, before=10_000_000, change=change
            )
        for code, told in (("turnover_fell", {"recent": 1, "previous": 9}), ("no_contact", {"last_contact_on": None})):
            told = {"evidence": told, "category": "commercial", "severity": 3}
            RiskFlag.objects.create(partner=partner, code=code, opened_on=week.monday, **told)
    return week


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_fullest_week_prints_on_one_sheet(page_as, person, full_week, language):
    page = page_as(person(Role.OWNER, language=language))
    page.goto("/week/")
    expect(page.locator(".week-tile")).to_have_count(7)
    sheets = re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) == 1


def test_the_fullest_week_fits_a_phone(page_as, person, full_week):
    page = page_as(person(Role.OWNER), width=390)
    page.goto("/week/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_call_logged_on_the_partner_page_shows_at_once(page_as, person):
    partner = Partner.objects.create(name="Atelier")
    page = page_as(person())
    page.goto(f"/partners/{partner.uuid}/")
    page.locator("#quick-log [name=notes]").fill("Wants a stand")
    page.locator("#quick-log [name=next_step]").fill("Bring the stand")
    page.locator("#quick-log [name=next_on]").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    page.locator("#quick-log [type=submit]").click()
    expect(page.locator("#timeline")).to_contain_text("Wants a stand")
    expect(page.locator("#steps")).to_contain_text("Bring the stand")
    expect(page.locator("#band-facts")).to_contain_text("Bring the stand")
    assert Interaction.objects.get().notes == "Wants a stand"


def test_a_call_is_logged_by_keys_and_never_by_choosing_the_partner(page_as, person):
    Partner.objects.create(name="Atelier Aura")
    wanted = Partner.objects.create(name="Atelier Linia")
    page = page_as(person())
    page.goto("/deals/")
    page.keyboard.press("c")
    expect(page.locator("#log-q")).to_be_focused()
    page.keyboard.type("atelier")
    expect(page.locator(".pick__one")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#dialog [name=notes]")).to_be_focused()
    assert not Interaction.objects.exists()
    page.keyboard.type("Wants a stand")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("Atelier Linia")
    assert Interaction.objects.get(partner=wanted).notes == "Wants a stand"


def test_a_day_is_worked_by_keys(page_as, person):
    me = person()
    partner = Partner.objects.create(name="Atelier", manager=me)
    today = timezone.localdate()
    for title in ("First", "Second"):
        Task.objects.create(title=title, assignee=me, due_on=today - timedelta(days=1), partner=partner)
    page = page_as(me)
    page.goto("/day/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".task")).to_have_count(1)
    expect(page.locator(".task")).to_contain_text("Second")
    assert list(Task.objects.open().values_list("title", flat=True)) == ["Second"]
