"""Tasks: what is to be done, by whom, what is late."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from core.queries.company import company_day, company_of
from core.rules.identity import read_uuid
from core.rules.tabs import Tab
from core.views.dialog import toasted
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.forms.task import ChangeTaskForm, NewTaskForm
from partners.models import Partner, Task
from partners.queries.task import SHOWN, calls_of, grouped, in_order, listed, tasks_for
from partners.services.task import (
    add_series,
    add_task,
    complete_task,
    move_task,
    note_result,
    reassign_task,
    reopen_task,
    stop_series,
)
from partners.views.actor import Request, actor_of

ON_PAGE = "tasks"


@access(MANAGERS)
def tasks(request: Request) -> HttpResponseBase:
    """Mine or everybody's, open or done; the late ones first; `?as=` downloads them all."""
    actor = actor_of(request)
    everyone, done = request.GET.get("who") == "all", "done" in request.GET
    if wants_export(request):
        all_of_them = in_order(tasks_for(actor), mine=None if everyone else actor, done=done)
        return exported_rows(request, all_of_them, _columns(), name="tasks")
    found = listed(tasks_for(actor), mine=None if everyone else actor, done=done)
    today = company_day(timezone.now(), of=company_of(request))
    words = {
        "address": address_with(request),
        "tabs": _tabs(everyone=everyone, done=done),
        "everyone": everyone,
        "done": found[:SHOWN] if done else [],
        "groups": grouped([] if done else found[:SHOWN], today=today),
        "nothing": not found,
        "show_done": done,
        "calls": calls_of(actor, on=today),
        "quota": actor.daily_calls,
        "more": len(found) > SHOWN,
        "today": today,
    }
    return render(request, "partners/tasks.html", words)


def _columns() -> list[tuple[str, Callable[[Task], object]]]:
    return [
        (_("Due"), lambda task: task.due_on),
        (_("What"), lambda task: task.title),
        (_("Partner"), lambda task: task.partner),
        (_("Who"), lambda task: task.assignee),
        (_("Done"), lambda task: task.done_at),
        (_("What came of it"), lambda task: task.result),
    ]


def _tabs(*, everyone: bool, done: bool) -> list[Tab]:
    here = reverse("partners:tasks")
    return [
        Tab(_("Mine"), here, current=not everyone and not done),
        Tab(_("Everybody’s"), f"{here}?who=all", current=everyone and not done),
        Tab(_("Done by me"), f"{here}?done=1", current=done and not everyone),
        Tab(_("All done"), f"{here}?done=1&who=all", current=done and everyone),
    ]


@access(MANAGERS)
def new(request: Request) -> HttpResponse:
    """A task for oneself or a colleague; `?partner=` says whom it is about."""
    actor = actor_of(request)
    partner = _partner(request)
    today = company_day(timezone.now(), of=company_of(request))
    form = NewTaskForm(request.POST or None, initial={"assignee": actor.pk, "due_on": today})
    if request.method == "POST" and form.is_valid():
        title = _added(form.cleaned_data, partner=partner)
        return _told(request, _("Added: %(title)s") % {"title": title})
    words = {"form": form, "partner": partner, "address": reverse("partners:task_new"), "task": None, "series": None}
    return render(request, _template(request), words)


def _added(wanted: dict[str, Any], *, partner: Partner | None) -> str:
    """A task, or a series of them, by what it says."""
    about = {"title": wanted["title"], "assignee": wanted["assignee"], "partner": partner}
    if not wanted["unit"]:
        return add_task(due_on=wanted["due_on"], **about).title
    comes_back = {"unit": wanted["unit"], "every": wanted["every"] or 1, "last": wanted["last"]}
    return add_series(first=wanted["due_on"], **comes_back, **about).title


@access(MANAGERS)
def change(request: Request, uuid: UUID) -> HttpResponse:
    """Another day, other words, another person."""
    task = get_object_or_404(tasks_for(actor_of(request)), uuid=uuid)
    initial = {"title": task.title, "due_on": task.due_on, "assignee": task.assignee_id, "result": task.result}
    form = ChangeTaskForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        move_task(task, title=wanted["title"], due_on=wanted["due_on"])
        reassign_task(task, to=wanted["assignee"])
        note_result(task, result=wanted["result"])
        return _told(request, _("Saved: %(title)s") % {"title": task.title})
    address = reverse("partners:task", args=[uuid])
    series = task.series if task.series and not task.series.stopped_at else None
    return render(
        request,
        _template(request),
        {"form": form, "partner": task.partner, "address": address, "task": task, "series": series},
    )


@access(MANAGERS)
@require_POST
def stop(request: Request, uuid: UUID) -> HttpResponse:
    """The task and those that would come after it are not to be done any more."""
    task = get_object_or_404(tasks_for(actor_of(request)).exclude(series=None), uuid=uuid)
    if task.series:
        stop_series(task.series, now=timezone.now())
    messages.success(request, _("It won’t come back: %(title)s") % {"title": task.title})
    return redirect("partners:tasks")


@access(MANAGERS)
@require_POST
def done(request: Request, uuid: UUID) -> HttpResponse:
    """Done in one click, or with `undo` open again."""
    task = get_object_or_404(tasks_for(actor_of(request)), uuid=uuid)
    undo = "undo" in request.POST
    task = reopen_task(task) if undo else complete_task(task, now=timezone.now())
    said = (_("Open again: %(title)s") if undo else _("Done: %(title)s")) % {"title": task.title}
    if not request.htmx:
        messages.success(request, said)
        return redirect(_back(request))
    today = company_day(timezone.now(), of=company_of(request))
    if request.POST.get("place") == ON_PAGE:
        return render(request, "partners/task_row.html", {"task": task, "today": today})
    return toasted(HttpResponse(), said, events=("task-done",))


def _partner(request: Request) -> Partner | None:
    asked = request.POST.get("partner") or request.GET.get("partner")
    uuid = read_uuid(asked or "")
    if not uuid:
        return None
    return get_object_or_404(Partner.objects.visible_to(actor_of(request)), uuid=uuid)


def _template(request: Request) -> str:
    return "partners/task_dialog.html" if request.htmx else "partners/task.html"


def _told(request: Request, said: str) -> HttpResponse:
    messages.success(request, said)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect("partners:tasks")


def _back(request: Request) -> str:
    """The page that the click came from, if it is ours."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return page
    return reverse("partners:tasks")
