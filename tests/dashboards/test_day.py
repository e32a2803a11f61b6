"""A manager's day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from campaigns.models import Obligation, Occurrence
from partners.models import Appointment, Contact, Interaction, Partner, Task
from sales.models import Referral
from settlements.models import Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "company")]


@pytest.fixture
def me(person):
    return person(Role.MANAGER, daily_calls=3)


@pytest.fixture
def colleague(person):
    return person(Role.MANAGER, email="colleague@example.test")


def task(title, assignee, due_on, **fields):
    return Task.objects.create(title=title, assignee=assignee, due_on=due_on, **fields)


def talk(partner, author, kind="call"):
    return Interaction.objects.create(
        partner=partner, author=author, kind=kind, happened_at=timezone.now(), day=date(2026, 11, 18)
    )


def day(log_in, user):
    return log_in(user).get("/day/").context["page"]


def test_tasks_come_overdue_first_and_only_mine(log_in, me, colleague, today):
    task("today", me, today)
    task("old", me, today - timedelta(days=2))
    task("soon", me, today + timedelta(days=7))
    task("far", me, today + timedelta(days=8))
    task("done", me, today, done_at=timezone.now())
    task("not mine", colleague, today)
    page = day(log_in, me)
    assert [one.title for one in page.overdue] == ["old"]
    assert [one.title for one in page.due] == ["today"]
    assert [one.title for one in page.coming] == ["soon"]


def test_calls_are_counted_against_the_quota(log_in, me, colleague, make_partner):
    partner = make_partner(manager=me)
    for author, kind in ((me, "call"), (me, "call"), (me, "meeting"), (colleague, "call")):
        talk(partner, author, kind)
    page = day(log_in, me)
    assert (page.calls, page.meetings, page.quota, page.left) == (2, 1, 3, 1)
    assert "1 call left" in log_in(me).get("/day/").content.decode()


def test_whom_to_call_next_is_mine_and_says_why(log_in, me, colleague, make_partner, today):
    silent = make_partner("Silent", manager=me, abc="A", last_contact_on=today - timedelta(days=20))
    make_partner("Canary", manager=colleague, abc="A", last_contact_on=today - timedelta(days=99))
    make_partner("Called today", manager=me, abc="A", last_contact_on=today)
    busy = make_partner("Has a task", manager=me, abc="A", last_contact_on=today - timedelta(days=99))
    task("call", me, today, partner=busy)
    make_partner("Ended", manager=me, status="ended")
    Contact.objects.create(partner=silent, name="Boss", phone="+48 600", is_decision_maker=True)
    page = log_in(me).get("/day/")
    assert [each.partner.name for each in page.context["page"].advice] == ["Silent"]
    words = page.content.decode()
    assert "no contact for 20 days" in words
    assert "tel:+48 600" in words
    assert "Canary" not in words


def test_birthdays_of_the_week_ahead(log_in, me, make_partner, today):
    partner = make_partner(manager=me)
    for name, born in (
        ("Today", (1980, 11, 18)),
        ("Week", (1990, 11, 25)),
        ("Past", (1990, 11, 17)),
        ("Far", (1990, 11, 26)),
    ):
        Contact.objects.create(partner=partner, name=name, birthday=date(*born))
    assert [each.contact.name for each in day(log_in, me).birthdays] == ["Today", "Week"]


def test_open_risks_of_my_partners(log_in, me, colleague, make_partner, make_flag, today):
    make_flag(make_partner("Mine", manager=me), on=today)
    make_flag(make_partner("Closed", manager=me), on=today, closed_on=today)
    make_flag(make_partner("Other", manager=colleague), on=today)
    page = log_in(me).get("/day/")
    assert [each.partner.name for each in page.context["page"].risks] == ["Mine"]
    assert "From €1 to €0" in page.content.decode()


def test_the_curator_gets_it_and_not_the_old_manager(log_in, me, colleague, make_partner, make_flag, today):
    partner = make_partner(manager=colleague, curator=me)
    Contact.objects.create(partner=partner, name="Ola", birthday=date(1980, today.month, today.day))
    make_flag(partner, on=today)
    page = day(log_in, me)
    assert [one.contact.name for one in page.birthdays] == ["Ola"]
    assert [flag.partner for flag in page.risks] == [partner]
    old = day(log_in, colleague)
    assert (old.birthdays, old.risks) == ([], [])


def statement(partner, *, sent_by, state="confirmed"):
    row = Statement.objects.create(
        partner=partner, currency="EUR", until=date(2026, 10, 31), earned=0, carried_in=500, payable=500,
        made_at=timezone.now(), sent_by=sent_by, answered_at=timezone.now(),
    )  # fmt: skip
    Statement.objects.filter(pk=row.pk).update(state="sent")
    Statement.objects.filter(pk=row.pk).update(state=state)
    return row


def test_what_waits_for_ones_approval_stands_on_the_day(log_in, me, person, make_partner):
    head, accountant = person(Role.HEAD, email="h@example.test"), person(Role.ACCOUNTANT, email="a@example.test")
    waits = statement(make_partner("Waits"), sent_by=accountant)
    statement(make_partner("Not answered"), sent_by=accountant, state="sent")
    statement(make_partner("Own"), sent_by=head)
    answer = log_in(head).get("/day/")
    assert answer.context["page"].approvals == [waits]
    assert "statement confirmed, to approve" in answer.content.decode()
    assert day(log_in, me).approvals == []


def test_an_empty_day_says_what_to_do_first(log_in, me):
    page = log_in(me).get("/day/").content.decode()
    assert "Nothing waits for you" in page
    assert "Import a spreadsheet" in page


def test_an_empty_day_in_a_running_company_asks_for_no_first_steps(log_in, person, colleague, make_partner):
    make_partner("Other", manager=colleague)
    page = log_in(person(Role.OWNER)).get("/day/").content.decode()
    assert "Nothing waits for you" in page
    assert "Import a spreadsheet" not in page


def test_who_may_open_it(client, log_in, person):
    assert client.get("/day/").status_code == 302
    assert log_in(person(Role.ACCOUNTANT)).get("/day/").status_code == 403
    assert log_in(person(Role.PARTNER)).get("/day/").status_code == 404


def test_the_same_queries_with_one_row_and_with_many(log_in, me, make_partner, make_flag, today):
    client = log_in(me)

    def fill(n):
        partner = make_partner(f"P{n}", manager=me, last_contact_on=today - timedelta(days=50))
        Contact.objects.create(partner=partner, name="C", birthday=date(1980, 11, 20))
        task("t", me, today, partner=make_partner(f"Q{n}", manager=me))
        talk(partner, me)
        make_flag(partner, on=today)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/day/")
        return len(seen)

    fill(0)
    few = queries()
    for n in range(1, 5):
        fill(n)
    assert queries() == few
    assert Partner.objects.count() == 10


def test_planned_talks_promises_and_decisions_stand_on_the_day(log_in, me, colleague, make_partner, today):
    mine, other = make_partner("Mine", manager=colleague, curator=me), make_partner("Other", manager=colleague)
    for partner, who in ((mine, me), (other, colleague)):
        Appointment.objects.create(
            partner=partner, person=who, subject="Stand", starts_at=timezone.now(), day=today, minutes=30
        )
        promise = Obligation.objects.create(partner=partner, side="they", what="Hang the banner", first_due=today)
        Occurrence.objects.create(obligation=promise, partner=partner, side="they", due_on=today)
        Referral.objects.create(
            partner=partner, key=partner.name, source="manager", customer=f"Customer of {partner}", registered_on=today,
            registered_at=timezone.now(), state_since=timezone.now(),
        )  # fmt: skip
        for ago in (60, 50, 40, 30):
            day = today - timedelta(days=ago)
            Interaction.objects.create(partner=partner, author=who, happened_at=timezone.now(), day=day)
        Partner.objects.filter(pk=partner.pk).update(last_contact_on=today - timedelta(days=30))
    answer = log_in(me).get("/day/")
    page = answer.context["page"]
    assert [one.partner.name for one in page.planned] == ["Mine"]
    assert [one.partner.name for one in page.promises.all] == ["Mine"]
    assert [one.customer for one in page.referrals] == ["Customer of Mine"]
    assert [(one.partner.name, one.broken.usual, one.broken.silent) for one in page.silent] == [("Mine", 10, 30)]
    words = answer.content.decode()
    assert "usually every 10 days, silent for 30" in words
    assert "they owe" in words


def test_what_is_due_today_is_not_crowded_out_and_is_answered_on_the_page(log_in, me, make_partner, today):
    mine = make_partner("Mine", manager=me)

    def promise(what, ago):
        made = Obligation.objects.create(partner=mine, side="they", what=what, first_due=today - timedelta(days=ago))
        return Occurrence.objects.create(obligation=made, partner=mine, side="they", due_on=made.first_due)

    for n in range(20):
        promise(f"Old {n}", 100 + n)
    new = promise("Hang the banner", 0)
    client = log_in(me)
    answer = client.get("/day/")
    owed, words = answer.context["page"].promises, answer.content.decode()
    assert [one.obligation.what for one in owed.near] == ["Hang the banner"]
    assert [one.obligation.what for one in owed.late] == [f"Old {n}" for n in range(8)] and owed.late_count == 20
    assert f'hx-get="/promises/{new.uuid}/"' in words and "Show all that are overdue" in words
    said = client.post(f"/promises/{new.uuid}/", {"act": "keep", "done_on": f"{today}"}, HTTP_HX_REQUEST="true")
    assert "promise-said" in said.headers["HX-Trigger"] and 'hx-trigger="promise-said from:body"' in words
    assert client.get("/day/").context["page"].promises.near == []
