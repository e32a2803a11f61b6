"""A referral's page, registering one, moving it, giving it more days, winning it."""

import uuid as uuids
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.views.dialog import dialog_done
from partners.models import Partner
from partners.views.actor import Request, actor_of
from sales.forms.referral import ReferralForm, ReferralMoveForm, WinForm, moves_of
from sales.models import Direction, Referral, ReferralSource, ReferralState
from sales.queries.referral import referral_story
from sales.rules.referral import NEEDS_REASON, sort_of, whose_turn
from sales.rules.referral import STAFF as OUR_SIDE
from sales.services.conversion import DealTaken, OtherPartner, convert
from sales.services.deal import DealFacts, NoRate, TooMuch
from sales.services.referral import Entry, register
from sales.services.referral_move import (
    AlreadyExtended,
    MoveNotAllowed,
    Mover,
    NotProtected,
    extend_protection,
    move_referral,
)
from sales.views.chosen import chosen_partner, code_fits


def referral_for(request: Request, *, uuid: UUID) -> Referral:
    """A referral that the person may see; any other is not found."""
    found = Referral.objects.visible_to(actor_of(request))
    parts = ("partner", "partner__manager", "seller", "code", "scheme", "first", "first__partner")
    return get_object_or_404(found.select_related(*parts), uuid=uuid)


def mover_of(request: Request) -> Mover:
    """The person as one of our side."""
    return Mover(OUR_SIDE, actor_of(request), timezone.now(), company_of(request))


@access(STAFF)
def referral_page(request: Request, uuid: UUID) -> HttpResponse:
    """Where it stands, whose turn it is, how long it is protected, and all that happened."""
    referral = referral_for(request, uuid=uuid)
    today = company_day(timezone.now(), of=company_of(request))
    may_change = MANAGERS.allows(actor_of(request))
    moves = moves_of(referral, side=OUR_SIDE) if may_change else []
    context = {
        "referral": referral,
        "story": referral_story(referral),
        "moves": [(state, ReferralState(state).label, state in NEEDS_REASON) for state in moves if state != "won"],
        "may_win": "won" in moves or (may_change and referral.state in ("new", "won")),
        "may_change": may_change,
        "turn": whose_turn(sort_of(direction=referral.direction, kind=referral.kind), referral.state),
        "days_left": referral.days_left(on=today),
        "window": _window(referral),
        "late": bool(referral.due_on and referral.due_on < today),
        "may_extend": may_change and referral.days_left(on=today) is not None and not referral.extended_at,
    }
    return render(request, "sales/referral.html", context)


def _window(referral: Referral) -> int:
    """The days that the protection lasts from its beginning to its end."""
    return (referral.protected_until - referral.registered_on).days if referral.protected_until else 0


@access(MANAGERS)
def referral_new(request: Request) -> HttpResponse:
    """Write down a customer that a partner sent us, or that we send one."""
    company = company_of(request)
    begun = {"direction": request.GET.get("direction", Direction.INBOUND)}
    form = ReferralForm(request.POST or None, initial=begun, country=company.country, currency=company.currency)
    partner, hits = chosen_partner(request)
    words: dict[str, Any] = {"form": form, "hits": hits, "chosen": partner, "typed": request.POST.get("q", "")}
    words["key"] = request.POST.get("key") or str(uuids.uuid4())
    if request.method == "POST":
        valid = form.is_valid() and code_fits(form, partner=partner)
        if valid and partner:
            return _registered(request, form, partner=partner, key=words["key"])
        words["unclear"] = "" if partner else _("Which partner is it? Type a part of a name and choose one.")
    return render(request, "sales/referral_form.html", words, status=422 if request.method == "POST" else 200)


def _registered(request: Request, form: ReferralForm, *, partner: Partner, key: str) -> HttpResponse:
    fields, company, actor = form.cleaned_data, company_of(request), actor_of(request)
    entry = Entry(
        key=f"manager:{actor.pk}:{key[:60]}",
        customer=form.who(),
        source=ReferralSource.MANAGER,
        direction=fields["direction"],
        kind=fields["kind"],
        code=fields["code"],
        scheme=fields["scheme"],
        note=fields["note"],
        amount=fields["amount"],
        currency=company.currency if fields["amount"] is not None else "",
    )
    outcome = register(partner, entry=entry, by=actor, now=timezone.now(), company=company)
    if outcome.taken_on:
        messages.error(request, _("Another partner registered this customer before. The claim is kept as a late one."))
    elif not outcome.is_new:
        messages.info(request, _("This partner has registered this customer already: here it is."))
    else:
        messages.success(request, _("%(name)s is registered.") % {"name": outcome.referral.customer})
    return redirect("sales:referral", uuid=outcome.referral.uuid)


@access(MANAGERS)
def referral_move(request: Request, uuid: UUID) -> HttpResponse:
    """Put it into another state; where the table asks why, so does the form."""
    referral = referral_for(request, uuid=uuid)
    wanted = {"to": request.GET.get("to", "")}
    form = ReferralMoveForm(request.POST or None, initial=wanted, referral=referral, side=OUR_SIDE)
    if request.method == "POST" and form.is_valid():
        try:
            referral = move_referral(referral, mover=mover_of(request), **form.cleaned_data)
        except MoveNotAllowed:
            form.add_error("to", _("A colleague has just moved it. Reload the page to see where it stands."))
        else:
            said = _("%(name)s: %(state)s") % {"name": referral.customer, "state": referral.get_state_display()}
            if request.htmx:
                return dialog_done(said, events=("referral-moved",))
            messages.success(request, said)
            return redirect("sales:referral", uuid=uuid)
    page = "sales/referral_move_dialog.html" if request.htmx else "sales/referral_move.html"
    return render(request, page, {"form": form, "referral": referral})


@access(MANAGERS)
@require_POST
def referral_extend(request: Request, uuid: UUID) -> HttpResponse:
    """Protect the customer a month longer, once."""
    referral = referral_for(request, uuid=uuid)
    try:
        extend_protection(referral, mover=mover_of(request))
    except (AlreadyExtended, NotProtected):
        messages.error(request, _("There is nothing to extend: it was extended before, or its protection has ended."))
    else:
        messages.success(request, _("%(name)s is protected for 30 days more.") % {"name": referral.customer})
    return redirect("sales:referral", uuid=uuid)


@access(MANAGERS)
def referral_win(request: Request, uuid: UUID) -> HttpResponse:
    """The order that it came to: made, or attached by its number."""
    referral, company = referral_for(request, uuid=uuid), company_of(request)
    today = company_day(timezone.now(), of=company)
    form = WinForm(request.POST or None, initial={"ordered_on": today}, currency=company.currency)
    if request.method == "POST" and form.is_valid() and _won(request, referral, form):
        return redirect("sales:referral", uuid=uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/referral_win.html", {"form": form, "referral": referral}, status=status)


def _won(request: Request, referral: Referral, form: WinForm) -> bool:
    company = company_of(request)
    try:
        deal = convert(
            referral, facts=DealFacts(currency=company.currency, **form.cleaned_data), mover=mover_of(request)
        )
    except MoveNotAllowed:
        form.add_error(None, _("It can't be won from where it stands now. Reload its page."))
    except OtherPartner:
        form.add_error("number", _("The order of this number is another partner's."))
    except DealTaken:
        form.add_error("number", _("The order of this number belongs to another referral."))
    except (TooMuch, NoRate):
        form.add_error("amount", _("This is more than can be kept."))
    else:
        messages.success(request, _("Won: deal %(deal)s.") % {"deal": deal})
        return True
    return False
