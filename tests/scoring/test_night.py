"""One night at a time, whole or not at all, and once for a date."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, nullcontext, suppress
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from core.models import Company, JobRun
from partners.models import Partner, StandingChange
from partners.services.interaction_change import change_talk, take_back_talk
from prm.night import STEPS
from scoring.models import AbcRule, FactMark, RulesVersion, ScopeWeek, TierRule
from scoring.services.night import Step, run_night
from scoring.services.night import run as engine
from tests.database import database_url
from tests.scoring.stored import stored

FIRST, SECOND = date(2024, 3, 31), date(2024, 4, 2)


@pytest.fixture
def facts(partner, deal, contact, kind):
    """A few partners with a past, and a second day on which something happens."""
    Company.objects.update_or_create(pk=1, defaults={"name": "Us", "time_zone": "Europe/Minsk"})
    TierRule.objects.update_or_create(pk=1, defaults={"gold": 9000, "silver": 3000, "bronze": 500, "grace_days": 1})
    shop = kind("Shop")
    rows = [partner(kind=shop if n % 2 else None) for n in range(6)]
    for n, row in enumerate(rows):
        for month in range(1, 13):
            deal(row, f"2023-{month:02d}-{10 + n}", (n + 1) * 900 * month)
        contact(row, f"2024-0{1 + n % 3}-15")
    return rows


@pytest.fixture
def second_day(facts, deal, contact):
    def happen():
        deal(facts[0], "2024-04-01", 70_000)
        deal(facts[1], "2023-05-02", 5_000)
        contact(facts[2], "2024-04-02", kind="meeting")
        Partner.objects.filter(pk=facts[3].pk).update(kind=facts[1].kind)

    return happen


@contextmanager
def forgotten():
    """What happens inside never happened."""
    with suppress(InterruptedError), transaction.atomic():
        yield
        raise InterruptedError


def in_another_process(*, on, module, **environ):
    return subprocess.run(
        [sys.executable, "manage.py", "nightly", "--on", on.isoformat()],
        env={**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": module, **environ},
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=False,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("steps", [0, 1, 3, len(STEPS) - 1, len(STEPS)])
def test_killed_anywhere_and_started_again_ends_like_an_uninterrupted_one(facts, second_day, steps):
    run_night(on=FIRST)
    second_day()
    before = stored()
    with forgotten():
        run_night(on=SECOND)
        uninterrupted = stored()

    died = in_another_process(on=SECOND, module="tests.scoring.dying_settings", DIE_AFTER=str(steps))

    assert died.returncode == -signal.SIGKILL, died.stderr
    assert stored() == before != uninterrupted
    assert JobRun.objects.get(on=SECOND).state == JobRun.State.RUNNING
    run = run_night(on=SECOND)
    assert stored() == uninterrupted
    assert run.state == JobRun.State.PUBLISHED
    assert JobRun.objects.filter(on=SECOND, state=JobRun.State.INTERRUPTED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_night_that_fails_says_why_and_changes_nothing(facts, second_day, monkeypatch, logged_errors):
    run_night(on=FIRST)
    second_day()
    before, marks = stored(), FactMark.objects.count()

    def stumble(night):
        raise ZeroDivisionError("nobody to share with")

    steps = engine.the_steps()
    monkeypatch.setattr(engine, "the_steps", lambda: (*steps, Step("stumble", stumble)))
    with pytest.raises(ZeroDivisionError):
        run_night(on=SECOND)
    logged_errors.clear()

    failed = JobRun.objects.get(on=SECOND)
    assert (failed.state, failed.error) == ("failed", "ZeroDivisionError: nobody to share with")
    assert stored() == before
    assert FactMark.objects.count() == marks


@pytest.mark.django_db
def test_a_second_run_for_a_date_changes_nothing(facts):
    run = run_night(on=FIRST)
    before = stored()

    assert run_night(on=FIRST) == run
    assert stored() == before
    assert JobRun.objects.count() == 1


@pytest.mark.django_db
def test_rebuilding_everything_writes_nothing_where_nothing_changed(facts):
    run_night(on=FIRST)
    before = stored()

    again = run_night(on=FIRST, full=True)

    assert stored() == before
    assert set(again.changed.values()) == {0}


@pytest.mark.django_db
def test_changed_facts_make_the_same_date_run_again(facts, second_day):
    first = run_night(on=FIRST)
    second_day()

    again = run_night(on=FIRST)

    assert again != first
    assert not again.full
    assert again.changed["scope_weeks"] > 0


@pytest.mark.django_db
def test_new_rules_rebuild_everything_and_old_ones_are_kept(facts):
    first = run_night(on=FIRST)
    AbcRule.objects.update_or_create(pk=1, defaults={"bound_a": 60})

    second = run_night(on=FIRST)

    assert second.full
    assert first.rules_version != second.rules_version
    assert RulesVersion.objects.get(pk=first.rules_version).content["abc"]["a"] == "80"
    assert RulesVersion.objects.get(pk=second.rules_version).content["abc"]["a"] == "60"


@pytest.mark.django_db
def test_another_time_zone_rebuilds_everything(facts):
    run_night(on=FIRST)
    Company.objects.update(time_zone="Pacific/Auckland")

    assert run_night(on=FIRST).full


@pytest.mark.django_db
def test_history_holds_moves_only(facts, deal):
    run_night(on=FIRST)
    assert not StandingChange.objects.exists()
    deal(facts[0], "2024-04-01", 2_000_000)

    run = run_night(on=SECOND)

    change = StandingChange.objects.get(partner=facts[0])
    assert (change.from_tier, change.tier, change.on, change.run) == ("silver", "gold", SECOND, run)


def at_once(nights):
    """Run functions in threads of their own; their answers in order."""
    answers = [None] * len(nights)

    def live(place):
        try:
            answers[place] = nights[place]()
        finally:
            connection.close()

    threads = [threading.Thread(target=live, args=(place,)) for place in range(len(nights))]
    for thread in threads:
        thread.start()
    return threads, answers


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one(facts):
    with engine.locked():
        threads, answers = at_once([lambda: run_night(on=FIRST)] * 2)
        wait_for_two()
    for thread in threads:
        thread.join(60)

    assert JobRun.objects.count() == 1
    assert answers[0] == answers[1] == JobRun.objects.get()


def wait_for_two():
    waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone()[0] >= 2:
                return
        threading.Event().wait(0.05)
    raise TimeoutError


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_two_run_side_by_side(facts, monkeypatch):
    both = threading.Barrier(2, timeout=30)
    monkeypatch.setattr(engine, "locked", lambda **_: nullcontext())
    monkeypatch.setattr(engine, "the_steps", lambda: (Step("meet", lambda night: both.wait()),))
    monkeypatch.setattr(engine, "take_marks", lambda night: None)
    threads, _ = at_once([lambda: run_night(on=FIRST)] * 2)
    for thread in threads:
        thread.join(60)

    assert JobRun.objects.count() == 2


def test_a_mended_talk_and_one_taken_back_correct_their_own_weeks(person, company, partner, contact):
    author, shop = person(), partner()
    wrong, twice = contact(shop, "2026-03-02", author=author), contact(shop, "2026-03-03", author=author)
    run_night(on=date(2026, 3, 9))
    moment = wrong.happened_at - timedelta(days=7)
    said = {"kind": "meeting", "outcome": wrong.outcome, "direction": wrong.direction, "notes": "", "contact": None}
    change_talk(wrong, now=moment + timedelta(days=14), of=company, happened_at=moment, minutes=None, **said)
    take_back_talk(twice)
    run_night(on=date(2026, 3, 10))
    mine = ScopeWeek.objects.filter(scope="manager", scope_id=author.pk)
    assert list(mine.values_list("week", "calls", "meetings")) == [(date(2026, 2, 23), 0, 1)]
    shop.refresh_from_db()
    assert shop.last_contact_on == date(2026, 2, 23)
