"""What a person sets for themselves, and what the owner sets for the company."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import timezone, translation

from accounts.models import Role
from accounts.rules.personal import language_for, time_zone_for
from core.models import Company
from partners.models import Interaction, Partner
from sales.models import Deal
from scoring.models import FactMark
from tests.rendered import form_with, submit


@pytest.mark.parametrize(
    ("chosen", "asked", "offered", "spoken"),
    [
        ("ru", "pl", ["en", "ru", "pl"], "ru"),
        ("", "pl", ["en", "ru", "pl"], "pl"),
        ("ru", "en", ["pl"], "pl"),
        ("", "de", ["ru", "en"], "ru"),
        ("", "en", [], "en"),
    ],
)
def test_language_is_the_persons_then_the_browsers_then_the_companys(chosen, asked, offered, spoken):
    assert language_for(chosen, asked=asked, offered=offered) == spoken


@pytest.mark.parametrize(
    ("chosen", "company", "zone"),
    [("Asia/Tokyo", "Europe/Minsk", "Asia/Tokyo"), ("", "Europe/Minsk", "Europe/Minsk"), ("Mars/Base", "", "UTC")],
)
def test_time_zone_is_the_persons_then_the_companys(chosen, company, zone):
    assert time_zone_for(chosen, company=company).key == zone


def test_a_person_sets_name_language_zone_and_theme(person, company, client):
    jan = person()
    client.force_login(jan)
    submit(client, "/me/", full_name="Jan N.", language="pl", time_zone="Asia/Tokyo", theme="dark")
    jan.refresh_from_db()
    assert (jan.full_name, jan.language, jan.time_zone, jan.theme) == ("Jan N.", "pl", "Asia/Tokyo", "dark")
    page = client.get("/me/").content.decode()
    assert 'lang="pl"' in page
    assert 'data-theme="dark"' in page


def test_times_of_a_page_are_in_the_persons_zone_and_of_the_next_in_its_own(person, company, client, monkeypatch):
    seen = []
    monkeypatch.setattr("accounts.middleware.personal.company_of", lambda request: seen.append(request.path) or company)
    engine = engines["django"].from_string("{{ at }}")
    client.force_login(person(time_zone="Asia/Tokyo"))
    assert client.get("/me/").status_code == 200
    assert seen == ["/me/"]
    assert timezone.get_current_timezone_name() == "UTC", "the zone of one request stays in it"
    with timezone.override("Asia/Tokyo"), translation.override("en"):
        assert "9 a.m." in engine.render({"at": datetime(2026, 1, 1, tzinfo=UTC)})


def test_a_language_that_the_company_dropped_is_not_offered(person, company, client):
    Company.objects.update(languages=["en", "ru"])
    client.force_login(person())
    assert form_with(client.get("/me/"), "language").offers["language"] == ["", "en", "ru"]


def test_a_partners_person_has_the_page_in_the_cabinets_frame(person, company, client):
    client.force_login(person(Role.PARTNER))
    page = client.get("/me/").content.decode()
    assert "cabinet__top" in page
    assert 'id="rail"' not in page


@pytest.fixture
def owner_client(person, company, client):
    client.force_login(person(Role.OWNER))
    return client


def test_the_owner_sets_the_company(owner_client):
    answer = submit(
        owner_client,
        "/company/",
        name="Sufity",
        currency="PLN",
        country="BY",
        time_zone="Europe/Minsk",
        week_start=7,
        working_days=[1, 2, 3],
        languages=["ru", "en"],
    )
    assert answer.status_code == 302
    own = Company.objects.get()
    assert (own.name, own.currency, own.country, own.time_zone) == ("Sufity", "PLN", "BY", "Europe/Minsk")
    assert (own.week_start, own.working_days, own.languages) == (7, [1, 2, 3], ["ru", "en"])


def test_another_time_zone_dates_talks_anew(owner_client, company):
    late = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    partner = Partner.objects.create(name="Lustro", last_contact_on=date(2026, 3, 31))
    Partner.objects.create(name="Zerkalo", last_contact_on=date(2026, 2, 1))
    talk = Interaction.objects.create(partner=partner, happened_at=late, day=late.date())
    Company.objects.update(time_zone="UTC")

    submit(owner_client, "/company/", time_zone="Europe/Minsk")

    talk.refresh_from_db()
    assert talk.day == date(2026, 4, 1)
    days = Partner.objects.order_by("pk").values_list("last_contact_on", flat=True)
    assert list(days) == [date(2026, 4, 1), date(2026, 2, 1)]
    marks = FactMark.objects.filter(what="contact").values_list("partner_id", "day", "calls")
    assert set(marks[1:]) == {(partner.pk, date(2026, 3, 31), -1), (partner.pk, date(2026, 4, 1), 1)}


def test_an_empty_installation_gets_its_company_row(person, client):
    client.force_login(person(Role.OWNER))
    assert submit(client, "/company/", name="First").status_code == 302
    assert Company.objects.get().name == "First"


@pytest.mark.parametrize(
    "wrong", [{"currency": "XXX"}, {"time_zone": "Mars/Base"}, {"country": "ZZ"}, {"working_days": []}, {"name": " "}]
)
def test_nonsense_is_refused(owner_client, wrong):
    form = form_with(owner_client.get("/company/"), "name")
    answer = owner_client.post("/company/", {**form.values, **wrong})
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode()
    assert Company.objects.get().name == "Tęcza"


def test_the_currency_stays_once_there_are_deals(owner_client):
    partner = Partner.objects.create(name="P")
    Deal.objects.create(partner=partner, key="1", ordered_on="2026-01-01", amount=5, base_amount=5, currency="EUR")
    assert "so it stays" in submit(owner_client, "/company/", currency="PLN").content.decode()
    assert submit(owner_client, "/company/", name="Renamed").status_code == 302
    assert Company.objects.get().currency == "EUR"
