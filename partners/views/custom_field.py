"""The page on which a company adds its own questions about partners."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, access
from partners.forms.custom_field import FieldForm
from partners.models import CustomField
from partners.services.custom_field import (
    FieldHasAnswers,
    FieldNameTaken,
    TypeStays,
    delete_field,
    put_away,
    save_field,
    take_back,
)
from partners.views.actor import Request


@access(HEADS)
def fields(request: Request) -> HttpResponse:
    """Every question, those put away last."""
    found = CustomField.objects.prefetch_related("kinds")
    words = {
        "asked": [field for field in found if not field.archived_at],
        "put_away": [field for field in found if field.archived_at],
    }
    return render(request, "partners/fields.html", words)


@access(HEADS)
def new(request: Request) -> HttpResponse:
    return _edited(request, CustomField())


@access(HEADS)
def change(request: Request, uuid: UUID) -> HttpResponse:
    return _edited(request, get_object_or_404(CustomField, uuid=uuid))


def _edited(request: Request, field: CustomField) -> HttpResponse:
    known = bool(field.pk)
    form = FieldForm(request.POST or None, instance=field)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_field(form.save(commit=False), kinds=form.cleaned_data["kinds"])
        except FieldNameTaken:
            form.add_error("name", _("Another field has this name. It may be put away."))
        except TypeStays:
            form.add_error("type", _("There are answers already, so the type stays. Add another field instead."))
        else:
            messages.success(request, _("Saved: %(name)s") % {"name": saved.name})
            return redirect("partners:fields")
    return render(request, "partners/field.html", {"form": form, "field": field if known else None})


@access(HEADS)
@require_POST
def dispose(request: Request, uuid: UUID) -> HttpResponse:
    """`do` is away, back or delete."""
    field = get_object_or_404(CustomField, uuid=uuid)
    match request.POST.get("do"):
        case "away":
            put_away(field, now=timezone.now())
            messages.success(request, _("Put away: %(name)s. Its answers are kept.") % {"name": field.name})
        case "back":
            take_back(field)
            messages.success(request, _("Asked again: %(name)s") % {"name": field.name})
        case "delete":
            _delete(request, field)
    return redirect("partners:fields")


def _delete(request: Request, field: CustomField) -> None:
    try:
        delete_field(field)
    except FieldHasAnswers:
        messages.error(request, _("“%(name)s” has answers. Put it away instead: they are kept.") % {"name": field.name})
    else:
        messages.success(request, _("Deleted: %(name)s") % {"name": field.name})
