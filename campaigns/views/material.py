"""The stock of materials (C5)."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.placement import MaterialForm, StockForm
from campaigns.models import Material
from campaigns.services.material import NotEnough, NothingMoved, add_material, move_material
from core.queries.company import company_day, company_of
from core.views.exporting import exported_rows, wants_export
from partners.views.actor import Request, actor_of


@access(STAFF)
def materials(request: Request) -> HttpResponseBase:
    """What we have of leaflets, cards, stands and banners; what runs low stands out; `?as=` downloads it."""
    actor = actor_of(request)
    if wants_export(request):
        return exported_rows(request, Material.objects.all(), _columns(), name="materials")
    form = MaterialForm(request.POST or None)
    may_change = MANAGERS.allows(actor)
    if request.method == "POST" and may_change and form.is_valid():
        made = add_material(**form.cleaned_data)
        messages.success(request, _("Added: %(name)s") % {"name": made.name})
        return redirect("campaigns:material", uuid=made.uuid)
    context = {"materials": list(Material.objects.all()), "form": form if may_change else None}
    return render(request, "campaigns/materials.html", context, status=422 if form.errors else 200)


def _columns() -> list[tuple[str, Callable[[Material], object]]]:
    return [
        (_("Name"), lambda one: one.name),
        (_("Kind"), lambda one: one.get_kind_display()),
        (_("In stock"), lambda one: one.in_stock),
        (_("Order more at"), lambda one: one.order_at),
        (_("In use"), lambda one: _("yes") if one.is_active else _("no")),
    ]


@access(STAFF)
def material(request: Request, uuid: UUID) -> HttpResponse:
    """One material: how many there are, what came and went."""
    found, actor = get_object_or_404(Material, uuid=uuid), actor_of(request)
    today = company_day(timezone.now(), of=company_of(request))
    form = StockForm(request.POST or None, initial={"on": today})
    may_change = MANAGERS.allows(actor)
    if request.method == "POST" and may_change and form.is_valid():
        try:
            move_material(found, by=actor, **form.cleaned_data)
        except NotEnough as error:
            form.add_error("quantity", _("Only %(left)s are in stock.") % {"left": error.left})
        except NothingMoved:
            form.add_error("quantity", _("That changes nothing."))
        else:
            messages.success(request, _("Noted: %(left)s in stock.") % {"left": found.in_stock})
            return redirect("campaigns:material", uuid=uuid)
    moves = found.moves.select_related("partner", "by")[:200]
    context = {"material": found, "moves": list(moves), "form": form if may_change else None}
    return render(request, "campaigns/material.html", context, status=422 if form.errors else 200)
