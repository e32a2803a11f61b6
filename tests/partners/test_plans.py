"""What comes back, what comes by itself, what is planned, who stands in, and the week's coordination."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from accounts.models import Role
from partners.models import (
    Absence,
    Appointment,
    CalendarFeed,
    Interaction,
    PartnerKind,
    Task,
    TaskSeries,
    TaskTemplate,
    WeekMinutes,
)
from partners.services.absence import hand_over, take_back
from partners.services.calendar import token_of
from partners.services.task import add_series, add_task, complete_task, stop_series
from tests.rendered import submit


def days(series):
    return list(series.tasks.order_by("series_day").values_list("series_day", flat=True))


@pytest.mark.parametrize(
    ("first", "unit", "every", "done_on", "following"),
    [
        (date(2026, 1, 31), "month", 1, date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 2, 29), "year", 1, date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 3, 2), "week", 2, date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 3, 2), "day", 1, date(2026, 3, 9), date(2026, 3, 9)),
        (date(2026, 3, 28), "day", 1, date(2026, 3, 28), date(2026, 3, 29)),
    ],
)
def test_the_next_of_a_series_stands_once_the_last_is_done(company, manager, first, unit, every, done_on, following):
    series = add_series(title="Look", first=first, unit=unit, every=every, assignee=manager)
    now = datetime.fromisoformat(f"{done_on}T10:00:00+00:00")
    for _again in range(2):
        complete_task(Task.objects.get(series_day=first), now=now)
    assert days(series) == [first, following]


def test_a_series_ends_and_is_stopped(company, manager, now, today):
    ends = add_series(title="Ends", first=today, unit="week", every=1, last=today, assignee=manager)
    complete_task(ends.tasks.get(), now=now)
    assert days(ends) == [today]
    stopped = add_series(title="Stops", first=today, unit="week", every=1, assignee=manager)
    complete_task(stopped.tasks.get(), now=now)
    stop_series(stopped, now=now)
    assert days(stopped) == [today]


def test_made_and_stopped_in_the_browser(log_in, manager, company, today):
    client = log_in(manager)
    answer = submit(client, "/tasks/new/", title="Look", due_on=today.isoformat(), every=2, unit="week")
    assert answer.status_code == 302
    task = Task.objects.get()
    assert (task.series.every, task.series.unit) == (2, "week")
    page = reverse("partners:task", args=[task.uuid])
    stop = reverse("partners:task_stop", args=[task.uuid])
    assert stop in client.get(page).content.decode()
    client.post(stop)
    assert not Task.objects.exists()
    assert TaskSeries.objects.get().stopped_at


def test_a_template_is_written_in_the_browser(log_in, person, company):
    client = log_in(person(Role.HEAD))
    steps = {"steps-0-title": "Bring leaflets", "steps-0-after_days": 2}
    assert submit(client, "/tasks/templates/new/", name="Start", starts_at="active", **steps).status_code == 302
    template = TaskTemplate.objects.get()
    assert [(step.title, step.after_days) for step in template.steps.all()] == [("Bring leaflets", 2)]
    assert "Bring leaflets" in client.get("/tasks/templates/").content.decode()
    manager = log_in(person(Role.MANAGER))
    assert manager.get("/tasks/templates/").status_code == 200
    assert manager.get("/tasks/templates/new/").status_code == 403


def test_a_deputy_takes_over_and_gives_back(manager, person, company, now, today):
    deputy = person(Role.MANAGER, email="deputy@example.test")
    late, due, far, done = (
        add_task(title=title, due_on=today + timedelta(days=ahead), assignee=manager)
        for title, ahead in (("late", -3), ("due", 2), ("far", 30), ("done", 0))
    )
    complete_task(done, now=now)
    until = today + timedelta(days=7)
    absence = hand_over(person=manager, deputy=deputy, since=today, until=until, by=manager, now=now)
    assert set(deputy.tasks.values_list("title", flat=True)) == {"late", "due"}
    complete_task(Task.objects.get(pk=late.pk), now=now)
    assert take_back(absence, now=now) == 1
    for task in (late, due, far):
        task.refresh_from_db()
    assert (due.assignee, late.assignee, far.assignee) == (manager, deputy, manager)


def test_absences_in_the_browser(log_in, manager, person, company, today):
    deputy, head = person(Role.MANAGER, email="d@example.test"), person(Role.HEAD)
    add_task(title="due", due_on=today, assignee=manager)
    submit(log_in(manager), "/tasks/away/", deputy=deputy.pk)
    absence = Absence.objects.get()
    assert (absence.person, Task.objects.get().assignee) == (manager, deputy)
    undo = reverse("partners:absence_undo", args=[absence.uuid])
    assert log_in(deputy).post(undo).status_code == 404
    log_in(head).post(undo)
    assert Task.objects.get().assignee == manager


def test_a_talk_is_planned_held_and_called_off(log_in, manager, partner, today):
    client = log_in(manager)
    page = reverse("partners:plan", args=[partner.uuid])
    submit(client, page, subject="The stand", starts_at="2026-03-09T11:00", kind="visit", place="Hall 3")
    planned = Appointment.objects.get()
    assert (planned.person, planned.day, planned.kind) == (manager, date(2026, 3, 9), "visit")
    assert not Interaction.objects.exists()
    held = reverse("partners:appointment_held", args=[planned.uuid])
    contact = partner.contacts.get()
    submit(client, held, notes="They agreed", others=[contact.pk], colleagues=[manager.pk])
    talk = Interaction.objects.get()
    assert (talk.kind, talk.notes, talk.appointment) == ("visit", "They agreed", planned)
    assert (list(talk.others.all()), list(talk.colleagues.all())) == ([contact], [])
    assert client.get(held).status_code == 404
    submit(client, page, subject="Again", starts_at="2026-03-10T11:00")
    again = Appointment.objects.open().get()
    client.post(reverse("partners:appointment_cancel", args=[again.uuid]))
    assert not Appointment.objects.open().exists()


def test_plans_of_a_colleagues_partner_are_not_found(log_in, stranger_manager, manager, partner, now):
    planned = Appointment.objects.create(partner=partner, person=manager, subject="x", starts_at=now, day=now.date())
    for name in ("appointment", "appointment_held"):
        assert log_in(stranger_manager).get(reverse(f"partners:{name}", args=[planned.uuid])).status_code == 404


def test_the_calendar_is_read_by_a_secret_link_until_it_is_closed(client, log_in, manager, partner, today, now):
    Appointment.objects.create(
        partner=partner, person=manager, subject="The stand", starts_at=now, day=today, minutes=45, place="Hall"
    )
    add_task(title="Call", due_on=today, assignee=manager, partner=partner)
    mine = log_in(manager)
    mine.post("/tasks/calendar/", {"do": "open"})
    link = reverse("partners:feed", args=[token_of(CalendarFeed.objects.get())])
    assert link in mine.get("/tasks/calendar/").content.decode()
    client.logout()
    read = client.get(link)
    events = {str(event["summary"]): event for event in Calendar.from_ical(read.content).walk("VEVENT")}
    assert read["Content-Type"].startswith("text/calendar")
    talk, task = events[f"The stand · {partner}"], events[f"Call · {partner}"]
    assert (talk.decoded("dtstart"), talk.decoded("dtend")) == (now, now + timedelta(minutes=45))
    assert task.decoded("dtstart") == today
    assert client.get(link[:-6] + "x.ics").status_code == 404
    log_in(manager).post("/tasks/calendar/", {"do": "open"})
    client.logout()
    assert client.get(link).status_code == 404
    fresh = reverse("partners:feed", args=[token_of(CalendarFeed.objects.get())])
    assert client.get(fresh).status_code == 200
    log_in(manager).post("/tasks/calendar/", {"do": "close"})
    client.logout()
    assert client.get(fresh).status_code == 404


def test_the_feed_of_someone_who_left_is_closed(client, manager, company, now):
    link = reverse("partners:feed", args=[token_of(CalendarFeed.objects.create(user=manager, made_at=now))])
    assert client.get(link).status_code == 200
    manager.is_active = False
    manager.save()
    assert client.get(link).status_code == 404


def test_the_week_says_what_was_promised_and_what_came_of_it(log_in, manager, partner, today, now):
    kept = add_task(title="Send samples", due_on=today - timedelta(days=7), assignee=manager, partner=partner)
    add_task(title="Bring cards", due_on=today - timedelta(days=6), assignee=manager)
    add_task(title="Visit", due_on=today + timedelta(days=1), assignee=manager)
    complete_task(kept, now=now, result="They liked them")
    client = log_in(manager)
    page = client.get("/coordination/").context["page"]
    assert (page.kept, page.promised, page.before[0].done) == (1, 2, 1)
    assert [task.title for task in page.ahead[0].tasks] == ["Visit"]
    assert "They liked them" in client.get("/coordination/").content.decode()
    assert submit(client, "/coordination/", text="We decided").status_code == 302
    assert WeekMinutes.objects.get().text == "We decided"
    stale = client.post("/coordination/2026-W10/", {"text": "Mine", "seen": "Something else"})
    assert stale.status_code == 200
    assert WeekMinutes.objects.get().text == "We decided"
    assert client.get("/coordination/nonsense/").status_code == 404


def test_own_tasks_only_where_own_partners_only(log_in, client, person, stranger_manager, manager, partner, today):
    add_task(title="Foreign", due_on=today, assignee=manager, partner=partner)
    assert log_in(stranger_manager).get("/coordination/").context["page"].ahead == []
    assert log_in(person(Role.ACCOUNTANT)).get("/coordination/").status_code == 403
    assert log_in(person(Role.PARTNER)).get("/coordination/").status_code == 404
    client.logout()
    assert client.get("/coordination/").status_code == 302


def test_a_template_is_started_by_hand(log_in, manager, partner, today):
    template = TaskTemplate.objects.create(name="Renewal")
    template.steps.create(title="Ask what they want", after_days=2, whose="mover")
    TaskTemplate.objects.create(name="Without steps")
    client, page = log_in(manager), reverse("partners:template_start", args=[partner.uuid])
    assert list(client.get(page).context["form"].fields["template"].queryset) == [template]
    answer = submit(client, page, template=template.pk, on="2026-03-10")
    assert answer["Location"] == reverse("dashboards:partner", args=[partner.uuid])
    task = partner.tasks.get()
    assert (task.title, task.due_on, task.assignee) == ("Ask what they want", date(2026, 3, 12), manager)
    submit(client, page, template=template.pk, on="2026-03-10")
    assert partner.tasks.count() == 1


def test_templates_of_other_kinds_are_not_offered(log_in, manager, partner, today):
    template = TaskTemplate.objects.create(name="Banks only")
    template.steps.create(title="Rates", whose="mover")
    template.kinds.add(PartnerKind.objects.create(name="Bank"))
    page = reverse("partners:template_start", args=[partner.uuid])
    client = log_in(manager)
    assert "No template suits this partner" in client.get(page).content.decode()
    client.post(page, {"template": template.pk, "on": "2026-03-10"})
    assert not partner.tasks.exists()


def test_who_may_start_a_template(client, log_in, person, partner, stranger_manager, manager):
    page = reverse("partners:template_start", args=[partner.uuid])
    assert client.get(page).status_code == 302
    assert log_in(manager).get(page).status_code == 200
    assert log_in(stranger_manager).get(page).status_code == 404
    assert log_in(person(Role.PARTNER)).get(page).status_code == 404
