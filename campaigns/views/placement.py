"""Placements and the stock of materials (C5)."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.placement import PlaceForm, PlacementFilter, SeeForm, TakeForm
from campaigns.models import Placement
from campaigns.queries.placement import PAGE_SIZE, export_rows, placements_of
from campaigns.services.material import NotEnough
from campaigns.services.placement import Seen, TakenAway, place, see, take_away
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.views.exporting import exported, wants_export
from core.views.paging import address_with
from documents.forms.upload import words_of
from documents.services.file import FileRefused, keep
from partners.views.actor import Request, actor_of, partner_for


@access(STAFF)
def placements(request: Request) -> HttpResponseBase:
    """What to look after, what stands, what was taken away; `?as=` downloads it."""
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    form = PlacementFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    given = form.cleaned_data
    found = placements_of(state=given["state"], material=given["material"], actor=actor, on=today)
    if wants_export(request):
        headers = [
            _("Partner"), _("Material"), _("Where it stands"), _("How many"), _("Since"), _("Last seen"),
            _("How it looks"), _("Refill due"), _("Taken away"),
        ]  # fmt: skip
        return exported(request, headers, export_rows(found), name="placements")
    context = {
        "form": form,
        "chips": chips(form, query=request.GET),
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "state": given["state"] or "due",
        "address": address_with(request),
        "today": today,
        "may_change": MANAGERS.allows(actor),
    }
    return render(request, "campaigns/placements.html", context)


@access(MANAGERS)
def placement_new(request: Request, uuid: UUID) -> HttpResponse:
    """Something goes from stock to a partner's place."""
    partner, actor = partner_for(request, uuid=uuid), actor_of(request)
    today = company_day(timezone.now(), of=company_of(request))
    form = PlaceForm(request.POST or None, request.FILES or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        upload, name = given.pop("photo"), given.pop("place")
        try:
            with transaction.atomic():
                photo = keep(upload, by=actor, partner=partner, shared=True) if upload else None
                found = place(partner=partner, place=name, by=actor, photo=photo, **given)
        except NotEnough as error:
            form.add_error("quantity", _("Only %(left)s are in stock.") % {"left": error.left})
        except FileRefused as error:
            form.add_error("photo", words_of(error))
        else:
            messages.success(request, _("Placed: %(what)s") % {"what": found})
            return redirect("campaigns:placement", uuid=found.uuid)
    context = {"form": form, "partner": partner}
    return render(request, "campaigns/placement_new.html", context, status=422 if request.method == "POST" else 200)


@access(STAFF)
def placement(request: Request, uuid: UUID) -> HttpResponse:
    """Where it stands, who saw it when; say how it looks now."""
    found, actor = _placement(request, uuid), actor_of(request)
    today = company_day(timezone.now(), of=company_of(request))
    may_change = MANAGERS.allows(actor) and found.removed_on is None
    form = SeeForm(request.POST or None, request.FILES or None, initial={"on": today})
    if request.method == "POST" and may_change and form.is_valid():
        given = dict(form.cleaned_data)
        upload = given.pop("photo")
        try:
            with transaction.atomic():
                photo = keep(upload, by=actor, partner=found.partner, shared=True) if upload else None
                see(found, seen=Seen(photo=photo, **given), by=actor)
        except NotEnough as error:
            form.add_error("refilled", _("Only %(left)s are in stock.") % {"left": error.left})
        except FileRefused as error:
            form.add_error("photo", words_of(error))
        except TakenAway:
            form.add_error(None, _("It was taken away meanwhile."))
        else:
            messages.success(request, _("Noted. The next visit is planned."))
            return redirect("campaigns:placement", uuid=uuid)
    context = {
        "placement": found,
        "sightings": list(found.sightings.select_related("by", "photo")[:100]),
        "form": form if may_change else None,
        "take": TakeForm(initial={"on": today}, prefix="take") if may_change else None,
        "today": today,
    }
    return render(request, "campaigns/placement.html", context, status=422 if form.errors else 200)


@access(MANAGERS)
@require_POST
def placement_take(request: Request, uuid: UUID) -> HttpResponse:
    """It is fetched; what comes back is in stock again."""
    found = _placement(request, uuid)
    form = TakeForm(request.POST, prefix="take")
    if not form.is_valid():
        messages.error(request, _("Write the day, and how many came back."))
        return redirect("campaigns:placement", uuid=uuid)
    try:
        take_away(found, by=actor_of(request), **form.cleaned_data)
    except TakenAway:
        messages.error(request, _("It was taken away meanwhile."))
    else:
        messages.success(request, _("Taken away."))
    return redirect("campaigns:placement", uuid=uuid)


def _placement(request: Request, uuid: UUID) -> Placement:
    known = Placement.objects.visible_to(actor_of(request)).select_related("partner", "material")
    return get_object_or_404(known, uuid=uuid)
