"""Logging a talk: from the partner's page, from the dialog, and as a page of its own."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, access
from core.queries.company import company_day, company_of
from core.views.dialog import dialog_done, toasted
from partners.forms.interaction import LogForm
from partners.models import InteractionKind, Partner
from partners.queries.find import Hit, find_partners
from partners.rules.search import read_search
from partners.services.interaction import log_interaction
from partners.views.actor import Request, actor_of, partner_for

LOGGED = "interaction-logged"
ON_PAGE = "quick"
FOLDED = "more"


def log_form(request: Request, *, partner: Partner | None, now: datetime) -> LogForm:
    """The form to log a talk with a partner; bound where something was posted."""
    today = company_day(now, of=company_of(request))
    kind = request.GET.get("kind", "")
    initial = {"kind": kind} if kind in InteractionKind.values else None
    return LogForm(request.POST or None, partner=partner, today=today, now=now, initial=initial)


@access(MANAGERS)
def log(request: Request, uuid: UUID) -> HttpResponse:
    """Log a talk with this partner."""
    partner = partner_for(request, uuid=uuid)
    now = timezone.now()
    form = log_form(request, partner=partner, now=now)
    if request.method == "POST" and form.is_valid():
        log_interaction(partner, author=actor_of(request), now=now, of=company_of(request), **form.talk())
        return _logged(request, partner=partner, now=now)
    return _answer(request, {"form": form, "partner": partner})


@access(MANAGERS)
def log_any(request: Request) -> HttpResponse:
    """Log a talk with a partner that is found by typing."""
    now = timezone.now()
    partner, hits = _chosen(request)
    form = log_form(request, partner=partner, now=now)
    typed = request.POST.get("q", "")
    words = {"form": form, "hits": hits, "typed": typed, "chosen": partner}
    if request.method != "POST":
        return _answer(request, words)
    if form.is_valid() and partner:
        log_interaction(partner, author=actor_of(request), now=now, of=company_of(request), **form.talk())
        return _logged(request, partner=partner, now=now)
    return _answer(request, words | {"unclear": "" if partner else _unclear(hits, typed=typed)})


def _chosen(request: Request) -> tuple[Partner | None, list[Hit]]:
    """The partner picked, or the only one that was meant; and the choice for what was typed."""
    actor = actor_of(request)
    hits = find_partners(read_search(request.POST.get("q", "")), actor=actor)
    picked = request.POST.get("partner", "")
    meant = [hit.uuid for hit in hits if str(hit.uuid) == picked] or ([hits[0].uuid] if len(hits) == 1 else [])
    if not meant:
        return None, hits
    return Partner.objects.visible_to(actor).filter(uuid=meant[0]).first(), hits


def _unclear(hits: list[Hit], *, typed: str) -> str:
    if not typed.strip():
        return _("Who was it? Type a part of a name or a number.")
    return _("Several partners match. Choose one.") if hits else _("No partner has this in a name or number.")


def _answer(request: Request, words: dict[str, object]) -> HttpResponse:
    if request.GET.get("part") == FOLDED and request.htmx:
        return render(request, "partners/_talk_more.html", words)
    if request.POST.get("place") == ON_PAGE and request.htmx:
        return render(request, "partners/quick_log.html", words)
    return render(request, "partners/log_dialog.html" if request.htmx else "partners/log.html", words)


def _logged(request: Request, *, partner: Partner, now: datetime) -> HttpResponse:
    said = _("Logged: %(name)s") % {"name": partner.name}
    if not request.htmx:
        messages.success(request, said)
        return redirect("dashboards:partner", uuid=partner.uuid)
    if request.POST.get("place") != ON_PAGE:
        return dialog_done(said, events=(LOGGED,))
    today = company_day(now, of=company_of(request))
    fresh = {"form": LogForm(partner=partner, today=today, now=now), "partner": partner}
    return toasted(render(request, "partners/quick_log.html", fresh), said, events=(LOGGED,))
