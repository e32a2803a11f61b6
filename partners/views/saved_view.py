"""Saving a list under a name, renaming, sharing and deleting it; choosing columns."""

from urllib.parse import parse_qs
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import STAFF, access
from accounts.models import SavedView
from partners.forms.saved_view import ViewForm
from partners.queries.saved_view import views_for
from partners.rules.listing import PAGE, ListQuery, read_query
from partners.services.saved_view import NameTaken, change_view, remember_columns, save_view
from partners.views.actor import Request, actor_of


def list_of(text: str) -> ListQuery:
    """A list's query string, understood: what a form carries back is no more than an address may say."""
    return read_query(parse_qs(text))


def list_address(text: str, *, view: SavedView | None = None) -> str:
    asked = list_of(text).address()
    return f"{reverse('partners:list')}?{asked}" + (f"&view={view.uuid}" if view else "")


@access(STAFF)
def save(request: Request) -> HttpResponse:
    """Keep the list as it is under a name."""
    actor, asked = actor_of(request), request.POST.get("list", request.GET.get("list", ""))
    views = views_for(actor)
    view = views.named(request.POST.get("view", request.GET.get("view", "")))
    form = ViewForm(request.POST or None, initial={"name": view.name if view and view.owner == actor else ""})
    if request.method == "POST" and form.is_valid():
        query = list_of(asked).address()
        columns = view.columns if view else views.columns
        made = save_view(owner=actor, query=query, columns=columns, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": made.name})
        return redirect(list_address(asked, view=made))
    words = {"form": form, "asked": asked, "address": reverse("partners:views"), "view": view}
    return render(request, _template(request), words)


@access(STAFF)
def change(request: Request, uuid: UUID) -> HttpResponse:
    """Rename, share or delete one's own view."""
    view = get_object_or_404(SavedView, uuid=uuid, page=PAGE, owner=actor_of(request))
    if request.POST.get("do") == "delete":
        view.delete()
        messages.success(request, _("Deleted: %(name)s") % {"name": view.name})
        return redirect(list_address(view.query))
    form = ViewForm(request.POST or None, initial={"name": view.name, "shared": view.shared})
    if request.method == "POST" and form.is_valid():
        try:
            change_view(view, **form.cleaned_data)
        except NameTaken:
            form.add_error("name", _("You have another view of this name."))
        else:
            return redirect(list_address(view.query, view=view))
    words = {"form": form, "address": reverse("partners:view", args=[uuid]), "view": view, "own": True}
    return render(request, _template(request), words)


def _template(request: Request) -> str:
    return "partners/view_dialog.html" if request.htmx else "partners/view.html"


@access(STAFF)
@require_POST
def columns(request: Request) -> HttpResponse:
    """Remember which columns a person wants to see."""
    remember_columns(owner=actor_of(request), columns=request.POST.getlist("column"))
    return redirect(list_address(request.POST.get("list", "")))
