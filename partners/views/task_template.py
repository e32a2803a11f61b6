"""Task templates: what comes by itself when a partner moves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import HEADS, MANAGERS, access
from core.queries.company import company_day, company_of
from partners.forms.task import StartForm, StepFormSet, TemplateForm
from partners.models import Partner, TaskTemplate
from partners.queries.task import templates_for
from partners.services.task_template import save_template, start_template
from partners.views.actor import Request, actor_of, partner_for


@access(MANAGERS)
def templates(request: Request) -> HttpResponse:
    found = TaskTemplate.objects.prefetch_related("steps", "kinds")
    return render(request, "partners/templates.html", {"templates": found, "may_edit": HEADS.allows(request.user)})


@access(HEADS)
def new(request: Request) -> HttpResponse:
    return _edited(request, TaskTemplate())


@access(HEADS)
def change(request: Request, uuid: UUID) -> HttpResponse:
    return _edited(request, get_object_or_404(TaskTemplate, uuid=uuid))


@access(MANAGERS)
def start(request: Request, uuid: UUID) -> HttpResponse:
    """Begin a template by hand at a partner, on a day."""
    partner = partner_for(request, uuid=uuid)
    found = templates_for(partner)
    today = company_day(timezone.now(), of=company_of(request))
    form = StartForm(request.POST or None, templates=found, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        added = start_template(wanted["template"], partner=partner, by=actor_of(request), on=wanted["on"])
        return _started(request, partner, count=len(added))
    words = {"form": form, "partner": partner, "templates": found.exists()}
    return render(request, "partners/start_dialog.html" if request.htmx else "partners/start.html", words)


def _started(request: Request, partner: Partner, *, count: int) -> HttpResponse:
    said = ngettext("%(count)s task added", "%(count)s tasks added", count) % {"count": count}
    messages.success(request, said if count else _("All its tasks are open already."))
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect("dashboards:partner", uuid=partner.uuid)


def _edited(request: Request, template: TaskTemplate) -> HttpResponse:
    known = template.name
    form = TemplateForm(request.POST or None, instance=template)
    steps: Any = StepFormSet(request.POST or None, instance=template, prefix="steps")
    if request.method == "POST" and all([form.is_valid(), steps.is_valid()]):
        kept = steps.save(commit=False)
        kinds = form.cleaned_data["kinds"]
        save_template(form.save(commit=False), kinds=kinds, steps=kept, removed=steps.deleted_objects)
        messages.success(request, _("Saved: %(name)s") % {"name": template.name})
        return redirect("partners:templates")
    return render(request, "partners/template.html", {"form": form, "steps": steps, "known": known})
