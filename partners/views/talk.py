"""One talk: mended or taken back by who logged it, and by heads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from accounts.queries.history import changes_of
from core.queries.company import company_day, company_of
from partners.forms.interaction import MendForm
from partners.models import Interaction
from partners.queries.interaction import talks_to_mend
from partners.services.interaction_change import change_talk, take_back_talk
from partners.views.actor import Request, actor_of


@access(MANAGERS)
def talk(request: Request, uuid: UUID) -> HttpResponse:
    """What was logged, how it was changed, and the form to say it anew."""
    found, company, now = _talk(request, uuid), company_of(request), timezone.now()
    form = MendForm(request.POST or None, talk=found, today=company_day(now, of=company), now=now)
    if request.method == "POST" and form.is_valid():
        change_talk(found, now=now, of=company, **form.talk())
        messages.success(request, _("Saved. The figures of its week follow tonight."))
        return redirect("dashboards:partner", uuid=found.partner.uuid)
    words = {"form": form, "talk": found, "partner": found.partner, "changes": changes_of(found)}
    return render(request, "partners/talk.html", words, status=422 if form.errors else 200)


@access(MANAGERS)
@require_POST
def talk_take_back(request: Request, uuid: UUID) -> HttpResponse:
    """It was logged by mistake."""
    found = _talk(request, uuid)
    take_back_talk(found)
    messages.success(request, _("Taken back. The figures of its week follow tonight; the history keeps it."))
    return redirect("dashboards:partner", uuid=found.partner.uuid)


def _talk(request: Request, uuid: UUID) -> Interaction:
    return get_object_or_404(talks_to_mend(actor_of(request)).select_related("partner", "contact"), uuid=uuid)
