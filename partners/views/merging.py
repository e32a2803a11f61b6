"""Finding records of one partner twice, and making one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from partners.access import may_assign
from partners.forms.merging import MergeForm
from partners.models import Merge, Partner
from partners.queries.find import find_partners
from partners.queries.merging import alike_to, doubles, fates, sides
from partners.rules.search import read_search
from partners.services.merging import (
    CannotMove,
    MergedFurther,
    SamePartner,
    TooLate,
    merge_partners,
    undo_merge,
)
from partners.services.money_holder import MoneySince
from partners.views.actor import Request, actor_of, partner_for


def _check(request: Request) -> None:
    """Who may not give a partner away may not make one of two either."""
    if not may_assign(actor_of(request)):
        raise PermissionDenied


@access(MANAGERS)
def duplicates(request: Request) -> HttpResponse:
    """Partners that share a tax id, a phone or an e-mail."""
    return render(request, "partners/duplicates.html", {"doubles": doubles(actor=actor_of(request))})


@access(MANAGERS)
def choose(request: Request, uuid: UUID) -> HttpResponse:
    """Which record is the same partner: those that look like it, or one found by typing."""
    partner = partner_for(request, uuid=uuid)
    _check(request)
    typed, actor = request.GET.get("q", ""), actor_of(request)
    found = [hit for hit in find_partners(read_search(typed), actor=actor) if hit.uuid != uuid] if typed else []
    words = {"partner": partner, "alike": alike_to(partner, actor=actor), "typed": typed, "found": found}
    return render(request, "partners/merge_choose.html", words)


@access(MANAGERS)
def merge(request: Request, uuid: UUID, other: UUID) -> HttpResponse:
    """`uuid` stays, `other` goes: what differs is chosen, what would become of each row is told."""
    kept, gone = partner_for(request, uuid=uuid), partner_for(request, uuid=other)
    _check(request)
    form = MergeForm(request.POST or None, differing=sides(kept, gone))
    if request.method == "POST" and form.is_valid():
        refused = _merge(request, kept, gone, take=form.taken())
        if not refused:
            return redirect("partners:record", uuid=uuid)
        form.add_error(None, refused)
    found = fates(gone)
    words = {"kept": kept, "gone": gone, "form": form, "fates": found}
    return render(request, "partners/merge.html", words)


def _merge(request: Request, kept: Partner, gone: Partner, *, take: list[str]) -> str:
    """Why it was refused; empty where it was done."""
    try:
        merge_partners(kept, gone, take=take, by=actor_of(request), now=timezone.now())
    except SamePartner:
        return _("This is one record already.")
    except CannotMove as error:
        return _("Both records have %(rows)s that can’t stand at one partner. Sort these out first.") % {"rows": error}
    said = _("%(gone)s is now a part of %(kept)s. You may undo it until tomorrow.")
    messages.success(request, said % {"gone": gone.name, "kept": kept.name})
    return ""


@access(MANAGERS)
@require_POST
def undo(request: Request, uuid: UUID, merge: UUID) -> HttpResponse:
    """Make two records of one again."""
    kept = partner_for(request, uuid=uuid)
    _check(request)
    found = get_object_or_404(Merge, uuid=merge, kept=kept)
    try:
        gone = undo_merge(found, by=actor_of(request), now=timezone.now())
    except TooLate:
        messages.error(request, _("A merge can be undone within a day."))
    except MergedFurther:
        messages.error(request, _("This partner was merged into another since. Undo that first."))
    except MoneySince:
        messages.error(request, _("Money was booked on it since, so it can’t be taken apart. Nothing was changed."))
    except CannotMove:
        messages.error(request, _("Something that was added since stands in the way. Nothing was changed."))
    else:
        messages.success(request, _("%(name)s is a record of its own again.") % {"name": gone.name})
        return redirect(reverse("partners:record", args=[gone.uuid]))
    return redirect("partners:record", uuid=uuid)
