"""The lifecycle: the board, how partners pass through it, moving one, whose turn it is (B2)."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules.chart import Series
from core.rules.tabs import Tab
from core.views.dialog import dialog_done
from core.views.drawn import Drawn
from partners.forms.lifecycle import MoveForm, TurnForm
from partners.models import Partner, Status, Turn
from partners.queries.board import board, narrowed
from partners.queries.flow import Stage, flow
from partners.rules.lifecycle import ALLOWED
from partners.services.lifecycle import AgreementNeeded, ContactNeeded, MoveNotAllowed, move_partner, set_turn
from partners.views.actor import Request, actor_of, partner_for

MOVED = "partner-moved"
SINCE_DAYS = 365


@access(STAFF)
def board_page(request: Request) -> HttpResponse:
    """Every stage with its first partners; `who=mine`, `turn=us`, `them` or `blocked` narrow it."""
    mine, turn = request.GET.get("who") == "mine", request.GET.get("turn", "")
    today = company_day(timezone.now(), of=company_of(request))
    words = {
        "columns": board(narrowed(actor_of(request), mine=mine, turn=turn)),
        "tabs": _tabs("board"),
        "mine": mine,
        "turn": turn,
        "turns": [("", _("Everybody’s turn")), *Turn.choices, ("blocked", _("Blocked"))],
        "moves": {status: " ".join(sorted(to)) for status, to in ALLOWED.items()},
        "may_move": MANAGERS.allows(request.user),
        "today": today,
    }
    return render(request, "partners/board.html", words)


@access(STAFF)
def flow_page(request: Request) -> HttpResponse:
    """Who went on from which stage, in how many days, within a year."""
    stages = flow(actor_of(request), since=timezone.now() - timedelta(days=SINCE_DAYS))
    return render(request, "partners/flow.html", {"stages": stages, "chart": _fates(stages), "tabs": _tabs("flow")})


def _fates(stages: list[Stage]) -> Drawn:
    return Drawn(
        labels=[stage.name for stage in stages],
        series=[
            Series(_("Went on"), [stage.went_on for stage in stages]),
            Series(_("Still there"), [stage.came - stage.went_on - stage.left for stage in stages]),
            Series(_("Left"), [stage.left for stage in stages]),
        ],
    )


def _tabs(current: str) -> list[Tab]:
    return [
        Tab(_("Board"), reverse("partners:board"), current=current == "board"),
        Tab(_("Conversion"), reverse("partners:flow"), current=current == "flow"),
        Tab(_("List"), reverse("partners:list")),
    ]


@access(MANAGERS)
def move(request: Request, uuid: UUID) -> HttpResponse:
    """Put the partner into another status; `?to=` chooses one beforehand, `asked` says that nobody filled it in yet."""
    partner = partner_for(request, uuid=uuid)
    wanted = request.POST.get("to") or request.GET.get("to", "")
    form = MoveForm(request.POST or None, partner=partner, initial={"to": wanted})
    if request.method == "POST" and form.is_valid():
        try:
            move_partner(partner, actor=actor_of(request), now=timezone.now(), **form.cleaned_data)
        except MoveNotAllowed:
            form.add_error("to", _("A colleague has just moved it. Reload the page to see where it stands."))
        except (AgreementNeeded, ContactNeeded):
            form.add_error("to", _("A colleague has just changed this partner. Reload the page and look again."))
        else:
            return _moved(request, partner)
    elif "asked" in request.POST:
        form = MoveForm(partner=partner, initial={"to": wanted})
    page = "partners/move_dialog.html" if request.htmx else "partners/move.html"
    return render(request, page, {"form": form, "partner": partner})


def _moved(request: Request, partner: Partner) -> HttpResponse:
    said = _("%(name)s: %(status)s") % {"name": partner.name, "status": Status(partner.status).label}
    if request.htmx:
        return dialog_done(said, events=(MOVED,))
    messages.success(request, said)
    return redirect("dashboards:partner", uuid=partner.uuid)


@access(MANAGERS)
def turn(request: Request, uuid: UUID) -> HttpResponse:
    """Whose turn it is, and what holds it up."""
    partner = partner_for(request, uuid=uuid)
    form = TurnForm(request.POST or None, initial={"turn": partner.turn, "blocked_by": partner.blocked_by})
    if request.method == "POST" and form.is_valid():
        set_turn(partner, **form.cleaned_data)
        return _moved(request, partner)
    page = "partners/turn_dialog.html" if request.htmx else "partners/turn.html"
    return render(request, page, {"form": form, "partner": partner})
