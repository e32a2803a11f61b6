"""What a person's calendar shows."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from accounts.models import User
from partners.models import Appointment, Partner, Task

BACK, AHEAD = timedelta(days=30), timedelta(days=365)
AT_MOST = 1000


def calendar_of(user: User, *, today: date, now: datetime, link: Callable[[Partner], str]) -> bytes:
    """Planned talks at their time and open tasks on their day, of the last month and the coming year, as iCalendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//prm//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"prm: {user}")
    span = (today - BACK, today + AHEAD)
    talks = Appointment.objects.filter(person=user, day__range=span).select_related("partner", "contact")
    for talk in talks.order_by("starts_at", "pk")[:AT_MOST]:
        calendar.add_component(_talk(talk, now=now, link=link))
    tasks = Task.objects.open().filter(assignee=user, due_on__range=span).select_related("partner")
    for task in tasks.order_by("due_on", "pk")[:AT_MOST]:
        calendar.add_component(_task(task, now=now, link=link))
    return bytes(calendar.to_ical())


def _talk(talk: Appointment, *, now: datetime, link: Callable[[Partner], str]) -> Event:
    event = _event(str(talk.uuid), f"{talk.subject} · {talk.partner}", now=now)
    event.add("dtstart", talk.starts_at)
    event.add("dtend", talk.starts_at + timedelta(minutes=talk.minutes))
    event.add("status", "CANCELLED" if talk.cancelled_at else "CONFIRMED")
    event.add("url", link(talk.partner))
    if talk.place:
        event.add("location", talk.place)
    if talk.contact:
        event.add("description", f"{talk.contact.name} {talk.contact.phone}".strip())
    return event


def _task(task: Task, *, now: datetime, link: Callable[[Partner], str]) -> Event:
    event = _event(str(task.uuid), f"{task.title} · {task.partner}" if task.partner else task.title, now=now)
    event.add("dtstart", task.due_on)
    event.add("dtend", task.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if task.partner:
        event.add("url", link(task.partner))
    return event


def _event(uid: str, summary: str, *, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("summary", summary)
    return event
