"""The partner's customers: registering one, following it, telling what is new."""

import uuid as uuids
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import PARTNERS, access
from cabinet.forms.referral import RegisterForm, TellForm
from cabinet.queries.referrals import TABS, dispute_of, own_referrals, told_moves
from cabinet.views.place import at_firm
from core.queries.company import company_day, company_of
from partners.models import Member
from partners.services.seller import seller_of
from sales.forms.referral import DisputeForm, moves_of
from sales.models import Referral, ReferralSource, ReferralState
from sales.rules.protection import TAKEN, disputable_until
from sales.rules.referral import NEEDS_REASON, PARTNER, sort_of, whose_turn
from sales.services.dispute import NotDisputable, dispute
from sales.services.referral import Entry, register
from sales.services.referral_move import (
    AlreadyExtended,
    MoveNotAllowed,
    Mover,
    NotProtected,
    ReasonNeeded,
    extend_protection,
    move_referral,
)

PAGE_SIZE = 30


def referral_of(member: Member, uuid: UUID) -> Referral:
    """A referral that the person may see; any other is not found."""
    return get_object_or_404(own_referrals(member).select_related("seller", "code"), uuid=uuid)


def mover_of(request: HttpRequest, member: Member) -> Mover:
    return Mover(PARTNER, member.user, timezone.now(), company_of(request))


@access(PARTNERS)
@at_firm
def referrals(request: HttpRequest, member: Member) -> HttpResponse:
    """Open ones first; each with its state and the days that its protection still runs."""
    tab = request.GET.get("show", "open")
    tab = tab if tab in TABS else "open"
    found = own_referrals(member)
    page = Paginator(found.filter(TABS[tab]).order_by("-registered_at", "-pk"), PAGE_SIZE)
    shown = page.get_page(request.GET.get("page"))
    today = company_day(timezone.now(), of=company_of(request))
    context = {
        "partner": member.partner,
        "tab": tab,
        "page": shown,
        "rows": [(each, each.days_left(on=today), _waits_for_partner(each)) for each in shown],
    }
    return render(request, "cabinet/referrals.html", context)


def _waits_for_partner(referral: Referral) -> bool:
    return whose_turn(sort_of(direction=referral.direction, kind=referral.kind), referral.state) == PARTNER


@access(PARTNERS)
@at_firm
def referral_new(request: HttpRequest, member: Member) -> HttpResponse:
    """Register a customer in three fields."""
    form = RegisterForm(request.POST or None, country=company_of(request).country)
    key = request.POST.get("key") or str(uuids.uuid4())
    if request.method == "POST" and form.is_valid():
        return _registered(request, member, form, key=key)
    status = 422 if request.method == "POST" else 200
    return render(request, "cabinet/referral_new.html", {"form": form, "key": key}, status=status)


def _registered(request: HttpRequest, member: Member, form: RegisterForm, *, key: str) -> HttpResponse:
    entry = Entry(
        key=f"cabinet:{member.pk}:{key[:60]}",
        customer=form.who(),
        source=ReferralSource.CABINET,
        kind=form.kind,
        seller=seller_of(member),
        note=form.cleaned_data["note"],
    )
    company = company_of(request)
    outcome = register(member.partner, entry=entry, by=member.user, now=timezone.now(), company=company)
    if outcome.taken_on:
        day = date_format(outcome.taken_on)
        messages.error(request, _("This customer was registered on %(day)s, before you.") % {"day": day})
    elif not outcome.is_new:
        messages.info(request, _("Your firm has registered this customer already."))
        if not own_referrals(member).filter(pk=outcome.referral.pk).exists():
            return redirect("cabinet:referrals")
    else:
        messages.success(request, _("%(name)s is registered.") % {"name": outcome.referral.customer})
    return redirect("cabinet:referral", uuid=outcome.referral.uuid)


@access(PARTNERS)
@at_firm
def referral(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """Where it stands, why, for how long it is protected, and what the partner may tell."""
    found = referral_of(member, uuid)
    today = company_day(timezone.now(), of=company_of(request))
    moves = moves_of(found, side=PARTNER)
    about = dispute_of(found)
    late_on = found.registered_on if found.reason == TAKEN else None
    context = {
        "referral": found,
        "moves": told_moves(found),
        "plain_moves": [(state, ReferralState(state).label) for state in moves if state not in NEEDS_REASON],
        "asking_moves": [(state, ReferralState(state).label) for state in moves if state in NEEDS_REASON],
        "is_my_turn": _waits_for_partner(found),
        "days_left": found.days_left(on=today),
        "may_extend": found.days_left(on=today) is not None and not found.extended_at,
        "dispute": about,
        "is_late_side": bool(about and about.late_id == found.pk),
        "disputable_until": disputable_until(late_on) if late_on and not about else None,
        "may_dispute": bool(late_on and not about and today <= disputable_until(late_on)),
        "form": DisputeForm(),
    }
    return render(request, "cabinet/referral.html", context)


@access(PARTNERS)
@require_POST
@at_firm
def referral_move(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """The partner tells what is new."""
    found = referral_of(member, uuid)
    choices = [(state, state) for state in moves_of(found, side=PARTNER)]
    form = TellForm(request.POST, choices=choices)
    try:
        if form.is_valid():
            move_referral(found, mover=mover_of(request, member), **form.cleaned_data)
            messages.success(request, _("Thank you, noted."))
        else:
            messages.error(request, _("It has moved meanwhile. This is where it stands now."))
    except MoveNotAllowed:
        messages.error(request, _("It has moved meanwhile. This is where it stands now."))
    except ReasonNeeded:
        messages.error(request, _("Say why in a few words."))
    return redirect("cabinet:referral", uuid=uuid)


@access(PARTNERS)
@require_POST
@at_firm
def referral_extend(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """A month more, once, for who asks in time."""
    try:
        extend_protection(referral_of(member, uuid), mover=mover_of(request, member))
    except (AlreadyExtended, NotProtected):
        messages.error(request, _("There is nothing to extend: it was extended before, or its protection has ended."))
    else:
        messages.success(request, _("Your customer is protected for 30 days more."))
    return redirect("cabinet:referral", uuid=uuid)


@access(PARTNERS)
@require_POST
@at_firm
def referral_dispute(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """The customer was ours before: here is what shows it."""
    found, form = referral_of(member, uuid), DisputeForm(request.POST)
    try:
        if form.is_valid():
            words, company = form.cleaned_data["evidence"], company_of(request)
            dispute(found, evidence=words, by=member.user, now=timezone.now(), company=company)
            messages.success(request, _("A manager reads it and decides. You will see the decision here."))
        else:
            messages.error(request, _("Write what shows that the customer is yours."))
    except NotDisputable:
        messages.error(request, _("This claim can't be disputed any more."))
    return redirect("cabinet:referral", uuid=uuid)
