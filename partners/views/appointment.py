"""Planned talks: made from a partner, changed, called off, held."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from core.views.dialog import dialog_done
from partners.forms.appointment import AppointmentForm
from partners.models import Appointment, Partner
from partners.models.appointment import AppointmentQuerySet
from partners.services.appointment import NotOpen, cancel, hold, save_appointment
from partners.views.actor import Request, actor_of, partner_for
from partners.views.interaction import LOGGED, log_form


def _known(request: Request) -> AppointmentQuerySet:
    visible = Partner.objects.visible_to(actor_of(request))
    return Appointment.objects.filter(partner__in=visible).select_related("partner", "person", "contact")


@access(MANAGERS)
def plan(request: Request, uuid: UUID) -> HttpResponse:
    """Plan a talk with this partner."""
    return _edited(request, Appointment(), partner=partner_for(request, uuid=uuid))


@access(MANAGERS)
def change(request: Request, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(_known(request).open(), uuid=uuid)
    return _edited(request, found, partner=found.partner)


def _edited(request: Request, appointment: Appointment, *, partner: Partner) -> HttpResponse:
    names = ("kind", "subject", "starts_at", "minutes", "place", "contact", "person")
    known = {name: getattr(appointment, name) for name in names} if appointment.pk else {"person": actor_of(request)}
    form = AppointmentForm(request.POST or None, partner=partner, initial=known)
    if request.method == "POST" and form.is_valid():
        save_appointment(appointment, partner=partner, **form.cleaned_data)
        return _told(request, _("Planned: %(what)s") % {"what": appointment.subject}, partner)
    words = {"form": form, "partner": partner, "appointment": appointment if appointment.pk else None}
    return render(request, "partners/plan_dialog.html" if request.htmx else "partners/plan.html", words)


@access(MANAGERS)
def held(request: Request, uuid: UUID) -> HttpResponse:
    """Log what was said; the plan is done then."""
    found = get_object_or_404(_known(request).open(), uuid=uuid)
    now = timezone.now()
    form = log_form(request, partner=found.partner, now=now)
    if request.method == "POST" and form.is_valid():
        hold(found, author=actor_of(request), now=now, **form.talk())
        return _told(request, _("Logged: %(name)s") % {"name": found.partner.name}, found.partner)
    begun = {"kind": found.kind, "contact": found.contact_id, "notes": found.subject, "minutes": found.minutes}
    form.initial.update(begun)
    words = {"form": form, "partner": found.partner, "appointment": found}
    return render(request, "partners/held_dialog.html" if request.htmx else "partners/held.html", words)


@access(MANAGERS)
@require_POST
def call_off(request: Request, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(_known(request), uuid=uuid)
    try:
        cancel(found, now=timezone.now())
    except NotOpen:
        messages.error(request, _("It was held or called off before."))
        return redirect("dashboards:partner", uuid=found.partner.uuid)
    return _told(request, _("Called off: %(what)s") % {"what": found.subject}, found.partner)


def _told(request: Request, said: str, partner: Partner) -> HttpResponse:
    if request.htmx:
        return dialog_done(said, events=(LOGGED,))
    messages.success(request, said)
    return redirect("dashboards:partner", uuid=partner.uuid)
