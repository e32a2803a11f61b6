"""The owner's week, as its readers meet it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from partners.models import Interaction, StandingChange
from scoring.models import FlagRule, ScopeWeek, WeekMover, WeekPlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "company")]


@pytest.fixture
def owner(person, log_in):
    return log_in(person(Role.OWNER))


def move(week, *, scope, scope_id, now, before):
    WeekMover.objects.create(
        week=week.monday, scope=scope, scope_id=scope_id, turnover=now, before=before, change=now - before
    )


def test_a_fall_by_half_that_now_grows_is_told_and_shown_as_growing(owner, weeks, week):
    weeks(week.a_year_before(), 40_000)
    weeks(week, 12_000, 9_000, 11_000, 15_000, 20_000)
    page = owner.get("/week/").content.decode()
    assert "Turnover fell by half against last year but has grown 3 weeks in a row." in page
    tile = page.split('class="figure-tile week-tile"')[1].split("</a>")[0]
    assert "Turnover" in tile
    assert "grows" in tile
    assert "€200" in tile
    assert "−50%" in tile
    assert "+33%" in tile


def test_the_default_is_the_last_full_week(owner, weeks, week):
    weeks(week.plus(1), 11_100, 22_200, 33_300)
    assert owner.get("/week/").context["report"].week == week
    shown = owner.get("/week/").content.decode()
    assert "2026-W46" in shown
    assert "2026-W47 so far" in shown


def test_the_running_week_is_marked_and_judged_by_what_is_gone_of_it(owner, weeks, week, night):
    weeks(week.plus(1), 100_000, 100_000, 50_000)
    page = owner.get("/week/2026-W47/").content.decode()
    assert "This week isn't over." in page
    assert "2 of 5 working days, 40%" in page
    assert "50%" in page
    assert "week-tile" not in page


@pytest.mark.parametrize("name", ["2026-W48", "2027-W01", "2026-W60", "2026W10", "0001-W01", "9999-W52", "x"])
def test_a_week_ahead_or_no_week_is_not_found(owner, name):
    assert owner.get(f"/week/{name}/").status_code == 404


def test_any_past_week_opens_and_the_picker_leads_there(owner, weeks, week):
    weeks(week, 100, 200)
    assert owner.get("/week/2019-W05/").status_code == 200
    assert owner.get("/week/?week=2026-W10").url == "/week/2026-W10/"
    assert owner.get("/week/?week=soon").status_code == 404


def test_each_figure_leads_to_its_rows(owner, weeks, week):
    weeks(week, 100, 200)
    page = owner.get("/week/").content.decode()
    assert 'href="/deals/?week=2026-W46&amp;state=won"' in page
    assert 'href="/interactions/?week=2026-W46&amp;kind=call"' in page
    assert 'href="/interactions/?week=2026-W46&amp;kind=meeting,visit,jbp"' in page
    assert 'href="/partners/?created_week=2026-W46"' in page


def test_the_rows_of_meetings_are_all_that_were_counted(owner, weeks, week, make_partner, person):
    weeks(week, 100, meetings=3)
    partner, author = make_partner(), person(Role.MANAGER)
    moment = datetime(2026, 11, 10, 12, tzinfo=UTC)
    for kind in ("meeting", "visit", "jbp", "call"):
        Interaction.objects.create(partner=partner, author=author, kind=kind, happened_at=moment, day=moment.date())
    rows = owner.get("/interactions/?week=2026-W46&kind=meeting,visit,jbp").context["rows"]
    assert {row.kind for row in rows} == {"meeting", "visit", "jbp"}


def test_movers_tiers_flags_and_the_silent(owner, weeks, week, night, make_partner, make_flag, kind):
    weeks(week, 10_000, 40_000)
    up, down = make_partner("Riser"), make_partner("Faller")
    move(week, scope="partner", scope_id=up.pk, now=30_000, before=5_000)
    move(week, scope="partner", scope_id=down.pk, now=1_000, before=5_000)
    move(week, scope="kind", scope_id=kind.pk, now=9_000, before=5_000)
    StandingChange.objects.create(
        partner=up, on=week.sunday, run=night, from_abc="C", abc="B", from_tier="bronze", tier="gold",
        turnover=1, mean_month=1, rules_version="x",
    )  # fmt: skip
    make_flag(down, on=week.monday)
    make_flag(up, on=week.sunday, code=FlagRule.Code.NO_CONTACT)
    make_flag(make_partner("Long ago"), on=week.plus(-1).sunday)
    report = owner.get("/week/").context["report"]
    assert [mover.name for mover in report.movers.partners_up] == ["Riser"]
    assert [mover.name for mover in report.movers.partners_down] == ["Faller"]
    assert [mover.name for mover in report.movers.kinds_up] == ["Designer"]
    assert (report.tiers.up[0].uuid, report.tiers.up_count, report.tiers.down) == (up.uuid, 1, [])
    assert [each.partner for each in report.flags.risks] == [down]
    assert [each.partner for each in report.flags.silent] == [up]
    assert report.leader == "Riser"


def test_tiers_that_moved_are_ranked_each_way_and_foreign_partners_left_out(
    weeks, week, night, make_partner, person, log_in
):
    weeks(week, 100)
    manager = person(Role.MANAGER, sees_all_partners=False)
    steps = [("bronze", "silver"), ("silver", "gold"), ("gold", "beginner"), ("gold", "gold")]
    for place, (before, after) in enumerate(steps):
        for owner_of, name in ((manager, "Own"), (None, "100% foreign")):
            StandingChange.objects.create(
                partner=make_partner(f"{name} {place}", manager=owner_of), on=week.sunday, run=night, abc="B",
                from_tier=before, tier=after, turnover=place, mean_month=1, rules_version="x",
            )  # fmt: skip
    tiers = log_in(manager).get("/week/").context["report"].tiers
    assert [(move.name, move.from_tier, move.tier) for move in tiers.up] == [
        ("Own 1", "silver", "gold"),
        ("Own 0", "bronze", "silver"),
    ]
    assert [move.name for move in tiers.down] == ["Own 2"]
    assert (tiers.up_count, tiers.down_count) == (2, 1)


def test_a_first_verdict_is_no_move(owner, weeks, week, night, make_partner):
    weeks(week, 100)
    StandingChange.objects.create(
        partner=make_partner(), on=week.sunday, run=night, abc="B", tier="gold",
        turnover=1, mean_month=1, rules_version="x",
    )  # fmt: skip
    assert owner.get("/week/").context["report"].tiers.up == []


def test_the_plan_in_force_is_compared(owner, weeks, week):
    weeks(week, 80_000)
    WeekPlan.objects.create(metric="turnover", from_week=week.plus(-9).monday, value=50_000)
    WeekPlan.objects.create(metric="turnover", from_week=week.plus(-3).monday, value=100_000)
    WeekPlan.objects.create(metric="turnover", from_week=week.plus(1).monday, value=999_000)
    assert "80% reached" in owner.get("/week/").content.decode()


def test_a_manager_of_own_partners_sees_own_weeks_and_nobody_elses_names(
    person, log_in, weeks, week, night, make_partner, make_flag, kind
):
    me = person(Role.MANAGER, sees_all_partners=False)
    mine, other = make_partner("Mine", manager=me), make_partner("Canary")
    weeks(week, 900_00)
    weeks(week, 100_00, scope="manager", scope_id=me.pk)
    for partner in (mine, other):
        move(week, scope="partner", scope_id=partner.pk, now=10, before=5)
        make_flag(partner, on=week.monday)
    move(week, scope="kind", scope_id=kind.pk, now=10, before=5)
    page = log_in(me).get("/week/").content.decode()
    assert "Mine" in page
    assert "Canary" not in page
    assert "Designer" not in page
    assert "€100" in page
    assert "€900" not in page


def test_a_partner_finds_nothing_and_a_stranger_logs_in(client, person, log_in):
    assert client.get("/week/").status_code == 302
    assert log_in(person(Role.PARTNER)).get("/week/").status_code == 404


def test_an_empty_installation_says_what_to_do_first(owner):
    page = owner.get("/week/").content.decode()
    assert "Import a spreadsheet" in page
    assert "Set the company" in page


@pytest.mark.parametrize("weeks_ago", [10, 300])
def test_after_weeks_without_sales_the_page_leads_to_the_last_sale(owner, weeks, week, weeks_ago):
    sold = week.plus(-weeks_ago)
    weeks(sold, 100, 200)
    weeks(sold.plus(2), 0, orders=0)
    page = owner.get("/week/").content.decode()
    assert f'<a href="/week/{sold}/">The last sale was in {sold}.</a>' in page
    assert "The last sale" not in owner.get(f"/week/{sold}/").content.decode()


def test_the_same_queries_with_one_row_and_with_many(owner, weeks, week, night, make_partner, make_flag):
    weeks(week, 100, 200)
    partner = make_partner("P0")
    move(week, scope="partner", scope_id=partner.pk, now=10, before=5)
    make_flag(partner, on=week.monday)
    with CaptureQueriesContext(
        connection,
    ) as few:
        owner.get("/week/")
    for n in range(1, 6):
        partner = make_partner(f"P{n}")
        move(week, scope="partner", scope_id=partner.pk, now=10 * n, before=5)
        make_flag(partner, on=week.monday)
    ScopeWeek.objects.update(calls=4)
    with CaptureQueriesContext(connection) as many:
        owner.get("/week/")
    assert len(many) == len(few)
