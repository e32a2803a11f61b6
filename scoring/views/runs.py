"""What the nights did."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import HEADS, access
from core.models import JobRun
from core.rules import formats
from core.rules.chart import Series
from core.templatetags.formats import here
from core.views.drawn import Drawn
from core.views.exporting import exported_rows, wants_export
from scoring.forms.run import RunForm
from scoring.models import RulesVersion
from scoring.queries.due import last_full_day
from scoring.queries.runs import last_published, nights
from scoring.services.run import ask_for_night

PAGE_SIZE = 50


@access(HEADS)
def runs(request: HttpRequest) -> HttpResponseBase:
    """All runs, the latest first; asking for another one; `?as=` downloads them."""
    if wants_export(request):
        return exported_rows(request, nights(), _columns(), name="runs")
    published = last_published()
    form = RunForm(
        request.POST or None, last=last_full_day(timezone.now()), published=published.on if published else None
    )
    if request.method == "POST" and form.is_valid():
        run = ask_for_night(**form.cleaned_data)
        messages.success(request, _("The night is asked for. A worker takes it in a moment."))
        return redirect("scoring:run", uuid=run.uuid)
    page = Paginator(nights(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "published": published, "chart": _risks_by_night(page.object_list)}
    return render(request, "scoring/runs.html", context, status=422 if form.errors else 200)


def _columns() -> list[tuple[str, Callable[[JobRun], object]]]:
    return [
        (_("For the date"), lambda one: one.on),
        (_("State"), lambda one: one.get_state_display()),
        (_("Everything rebuilt"), lambda one: _("yes") if one.full else _("no")),
        (_("Began"), lambda one: one.started_at),
        (_("Ended"), lambda one: one.finished_at),
        (_("Read"), lambda one: ", ".join(f"{name} {count}" for name, count in one.read.items())),
        (_("Changed"), lambda one: ", ".join(f"{name} {count}" for name, count in one.changed.items())),
        (_("Error"), lambda one: one.error),
    ]


def _risks_by_night(nights_shown: Iterable[JobRun]) -> Drawn:
    """The oldest first."""
    past = list(nights_shown)[::-1]
    opened, closed = ([run.changed.get(key, 0) for run in past] for key in ("flags_opened", "flags_closed"))
    return Drawn(
        labels=[formats.day_month(run.on, locale=here()) for run in past],
        series=[Series(_("Opened"), opened), Series(_("Closed"), closed)],
    )


@access(HEADS)
def run(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One run: state, what it read and changed, seconds a step, the rules it judged by."""
    found = get_object_or_404(nights(), uuid=uuid)
    context: dict[str, Any] = {
        "run": found,
        "waits": found.state in (JobRun.State.WAITING, JobRun.State.RUNNING),
        "is_published": found == last_published(),
        "seconds": round(sum(step["seconds"] for step in found.steps), 2),
        "slowest": max((step["seconds"] for step in found.steps), default=0) or 1,
        "rules": RulesVersion.objects.filter(pk=found.rules_version).first(),
    }
    part = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    return render(request, "scoring/run_part.html" if part else "scoring/run.html", context)
