"""A partner's page, as its readers meet it."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from campaigns.services.agreement import Promised
from campaigns.services.promise import add_promise
from partners.models import Contact, Interaction, LegalEntity, StatusMove, Task
from sales.models import Deal
from scoring.models import FlagRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "company")]


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maryia")


@pytest.fixture
def atelier(make_partner, manager):
    return make_partner("Atelier Lazur", manager=manager, city="Minsk")


def address(partner):
    return f"/partners/{partner.uuid}/"


def deal(partner, on, units=100_00, **fields):
    money = {"amount": units, "base_amount": units, "currency": "EUR"}
    return Deal.objects.create(partner=partner, key=f"k{Deal.objects.count()}", ordered_on=on, **money, **fields)


def talk(partner, author, on, **fields):
    moment = datetime(on.year, on.month, on.day, 10, tzinfo=ZoneInfo("Europe/Warsaw"))
    return Interaction.objects.create(partner=partner, author=author, happened_at=moment, day=on, **fields)


def test_the_band_says_who_how_and_what_next(atelier, manager, log_in, today):
    Contact.objects.create(partner=atelier, name="Second", phone="+375 29 1")
    Contact.objects.create(
        partner=atelier, name="Boss", phone="+375 29 2", phone_normal="+375292", is_decision_maker=True
    )
    Task.objects.create(partner=atelier, title="Send samples", due_on=today - timedelta(days=1), assignee=manager)
    Task.objects.create(partner=atelier, title="Later", due_on=today + timedelta(days=9), assignee=manager)
    page = log_in(manager).get(address(atelier)).content.decode()
    band = page.split('class="band"')[1].split("</header>")[0]
    for words in ("Atelier Lazur", "Minsk", "Active", "Bronze", "Send samples", "overdue", "Maryia", "tel:+375292"):
        assert words in band
    assert "Later" not in band
    for place in ("edit", "move"):
        assert f'href="{address(atelier)}{place}/"' in band
    tabs = page.split('class="tab-row"')[1].split("</nav>")[0]
    for place in ("", "deals/", "people/", "history/"):
        assert f'href="{address(atelier)}{place}"' in tabs


def test_an_open_flag_shows_its_evidence(atelier, manager, log_in, make_flag, today):
    make_flag(atelier, on=today)
    page = log_in(manager).get(address(atelier)).content.decode()
    assert "Turnover fell" in page
    assert "From €1 to €0" in page


def test_the_timeline_holds_everything_newest_first(atelier, manager, log_in, make_flag, today):
    talk(atelier, manager, today - timedelta(days=1), notes="Wants a stand")
    deal(atelier, today - timedelta(days=3))
    gone = today - timedelta(days=5)
    make_flag(atelier, on=today - timedelta(days=40), closed_on=gone, code=FlagRule.Code.DORMANT)
    StatusMove.objects.create(
        partner=atelier,
        from_status="agreed",
        to_status="active",
        moved_at=datetime(2026, 11, 1, tzinfo=ZoneInfo("UTC")),
    )
    entries = log_in(manager).get(address(atelier)).context["part"].entries
    assert [entry.title for entry in entries] == [
        "Added",
        "Call · Talked",
        "1 order, €100",
        "Risk gone: Dormant",
        "Agreed → Active",
        "Risk: Dormant",
    ]
    assert entries[1].text == "Wants a stand"


def test_older_parts_are_read_on(atelier, manager, log_in, today):
    for back in range(60):
        talk(atelier, manager, today - timedelta(days=back), notes=f"talk {back}.")
    page = log_in(manager).get(address(atelier))
    before = page.context["part"].before
    older = log_in(manager).get(f"{address(atelier)}?before={before}", headers={"HX-Request": "true"})
    assert "<html" not in older.content.decode()
    seen = page.content.decode() + older.content.decode()
    assert all(seen.count(f"talk {back}.") == 1 for back in range(40))
    assert log_in(manager).get(f"{address(atelier)}?before=soon").status_code == 404


def test_orders_of_a_week_stand_together_and_once(atelier, manager, log_in):
    for day in (9, 10, 11):
        deal(atelier, date(2026, 11, day))
    deal(atelier, date(2026, 11, 12), state="lost")
    part = log_in(manager).get(address(atelier)).context["part"]
    assert [entry.title for entry in part.entries if "order" in entry.title] == ["3 orders, €300"]
    older = log_in(manager).get(f"{address(atelier)}?before=2026-11-11").context["part"]
    assert [entry.title for entry in older.entries if "order" in entry.title] == []


def test_a_call_is_logged_without_leaving(atelier, manager, log_in):
    client = log_in(manager)
    form = client.get(address(atelier)).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value()} | {
        "notes": "Talked about leaflets",
        "place": "quick",
    }
    done = client.post(f"{address(atelier)}log/", sent, headers={"HX-Request": "true"})
    assert done.status_code == 200
    assert "interaction-logged" in done["HX-Trigger"]
    assert "Talked about leaflets" in client.get(address(atelier)).content.decode()


def test_turnover_of_the_year_stands_beside_the_year_before(atelier, manager, log_in, week):
    deal(atelier, week.monday, units=300_00)
    deal(atelier, week.plus(-52).sunday, units=100_00)
    page = log_in(manager).get(address(atelier)).content.decode()
    assert "€300" in page
    assert "+200%" in page


def test_the_deals_tab_keeps_its_address(atelier, manager, log_in, today):
    deal(atelier, today, number="N-77")
    page = log_in(manager).get(f"{address(atelier)}deals/").content.decode()
    assert "N-77" in page
    assert 'aria-current="page">Deals' in page
    assert 'class="band"' in page


def test_every_tab_has_the_band_and_is_current_alone(atelier, manager, log_in):
    for place in ("", "deals/", "people/", "history/"):
        page = log_in(manager).get(f"{address(atelier)}{place}").content.decode()
        assert '<h1 class="band__name">Atelier Lazur</h1>' in page
        tabs = page.split('class="tab-row"')[1].split("</nav>")[0]
        assert tabs.count("aria-current") == 1
        assert f'href="{address(atelier)}{place}" aria-current="page"' in tabs


def test_tabs_a_reader_may_not_open_are_left_out(atelier, person, log_in):
    page = log_in(person(Role.ACCOUNTANT)).get(f"{address(atelier)}deals/").content.decode()
    assert f'href="{address(atelier)}people/"' not in page
    assert f'href="{address(atelier)}history/"' in page


def test_an_accountant_reads_but_has_no_form(atelier, person, log_in):
    page = log_in(person(Role.ACCOUNTANT)).get(address(atelier))
    assert page.status_code == 200
    assert page.context["form"] is None


def test_a_foreign_partner_and_a_missing_one_answer_alike(atelier, person, log_in):
    stranger = log_in(person(Role.MANAGER, sees_all_partners=False))
    foreign, missing = stranger.get(address(atelier)), stranger.get(f"/partners/{uuid4()}/")
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert b"Atelier" not in foreign.content
    assert log_in(person(Role.PARTNER)).get(address(atelier)).status_code == 404


def test_the_band_says_who_is_late_with_promises(atelier, manager, log_in, today):
    client = log_in(manager)

    def said():
        return client.get(address(atelier)).content.decode().split("Promises late")[1].split("</div>")[0]

    assert "none" in said()
    for side, count in (("they", 2), ("we", 1)):
        for n in range(count):
            promised = Promised(side=side, what=f"{side} {n}", first_due=today - timedelta(days=n + 1))
            add_promise(atelier, promised=promised, on=today)
    add_promise(atelier, promised=Promised(side="we", what="Later", first_due=today), on=today)
    band = " ".join(said().split())
    assert "2 theirs, 1 ours" in band and f'href="{address(atelier)}agreements/#owed"' in band
    assert 'id="owed"' in client.get(f"{address(atelier)}agreements/").content.decode()


def test_the_same_queries_with_one_row_and_with_many(atelier, manager, log_in, today):
    client = log_in(manager)

    def fill(n):
        Contact.objects.create(partner=atelier, name=f"C{n}")
        LegalEntity.objects.create(partner=atelier, name=f"L{n}")
        Task.objects.create(partner=atelier, title=f"T{n}", due_on=today, assignee=manager)
        talk(atelier, manager, today - timedelta(days=n), contact=atelier.contacts.first())
        deal(atelier, today - timedelta(days=n))

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(address(atelier))
        return len(seen)

    fill(0)
    few = queries()
    for n in range(1, 6):
        fill(n)
    assert queries() == few
