"""Task templates: what comes by itself when a partner moves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import HEADS, MANAGERS, access
from partners.forms.task import StepFormSet, TemplateForm
from partners.models import TaskTemplate
from partners.services.task_template import save_template
from partners.views.actor import Request


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
