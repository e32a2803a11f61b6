"""Someone is away: their open tasks go to a deputy, and come back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import HEADS, MANAGERS, access
from core.queries.company import company_day, company_of
from partners.forms.task import AbsenceForm
from partners.models import Absence
from partners.services.absence import WasUndone, hand_over, take_back
from partners.views.actor import Request, actor_of

SHOWN = 50


@access(MANAGERS)
def absences(request: Request) -> HttpResponse:
    """Who is or was away; a manager hands over own tasks, a head anybody's."""
    actor, now = actor_of(request), timezone.now()
    today = company_day(now, of=company_of(request))
    form = AbsenceForm(request.POST or None, initial={"person": actor.pk, "since": today, "until": today})
    if not HEADS.allows(actor):
        form.fields["person"].disabled = True
    if request.method == "POST" and form.is_valid():
        made = hand_over(by=actor, now=now, **form.cleaned_data)
        many = len(made.handed)
        said = ngettext("%(many)s task handed over.", "%(many)s tasks handed over.", many) % {"many": many}
        messages.success(request, said)
        return redirect("partners:absences")
    known = Absence.objects.select_related("person", "deputy")
    if not HEADS.allows(actor):
        known = known.filter(person=actor)
    return render(request, "partners/absences.html", {"form": form, "absences": known[:SHOWN], "today": today})


@access(MANAGERS)
@require_POST
def undo(request: Request, uuid: UUID) -> HttpResponse:
    """What the deputy hasn't done comes back."""
    actor = actor_of(request)
    known = Absence.objects.all() if HEADS.allows(actor) else Absence.objects.filter(person=actor)
    absence = get_object_or_404(known, uuid=uuid)
    try:
        many = take_back(absence, now=timezone.now())
    except WasUndone:
        messages.error(request, _("It was taken back before."))
    else:
        messages.success(request, ngettext("%(many)s task is back.", "%(many)s tasks are back.", many) % {"many": many})
    return redirect("partners:absences")
