"""A deal's page, entering a deal, changing and cancelling it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from accounts.queries.history import changes_of
from core.queries.company import company_day, company_of
from partners.models import Partner
from partners.views.actor import Request, actor_of
from sales.forms.deal import DealForm, LineForms, lines_as_typed
from sales.models import Deal, DealMatch, DealState
from sales.rules.deal import Line
from sales.rules.referral import STAFF as OUR_SIDE
from sales.services.deal import DealFacts, NoRate, NumberTaken, TooMuch, cancel_deal, change_deal, record_deal
from sales.services.matching import match_order
from sales.services.referral_move import Mover
from sales.views.chosen import chosen_partner, code_fits


def deal_for(request: Request, *, uuid: UUID) -> Deal:
    """A deal that the person may see; any other is not found."""
    return get_object_or_404(
        Deal.objects.visible_to(actor_of(request)).select_related("partner", "referral", "code"), uuid=uuid
    )


@access(STAFF)
def deal_page(request: Request, uuid: UUID) -> HttpResponse:
    """What was ordered, what it came to, and who changed it."""
    deal = deal_for(request, uuid=uuid)
    returns, payments = list(deal.returns.all()), list(deal.payments.all())
    context = {
        "deal": deal,
        "returns": returns,
        "payments": payments,
        "owed": deal.amount - sum(each.amount for each in returns) - sum(each.amount for each in payments),
        "lines": list(deal.lines.select_related("product")),
        "changes": changes_of(deal),
        "base": company_of(request).currency,
        "may_change": MANAGERS.allows(actor_of(request)),
        "asked": DealMatch.objects.asked().filter(deal=deal).exists(),
        "may_cancel": deal.state != DealState.CANCELLED,
    }
    return render(request, "sales/deal.html", context)


@access(MANAGERS)
def deal_new(request: Request) -> HttpResponse:
    """Enter a deal of a partner that is found by typing, or that `?partner=` names."""
    partner, hits = chosen_partner(request)
    form, lines = _forms(request, deal=None)
    words: dict[str, Any] = {"form": form, "lines": lines, "hits": hits, "chosen": partner}
    words["typed"] = request.POST.get("q", "")
    if request.method == "POST":
        facts = _facts(form, lines, partner=partner)
        if facts and partner:
            deal = _attempt(form, lambda: record_deal(partner, facts=facts, company=company_of(request)))
            if deal:
                messages.success(request, _("Deal %(deal)s is entered.") % {"deal": deal})
                _look_for_referral(request, deal)
                return redirect("sales:deal", uuid=deal.uuid)
        words["unclear"] = "" if partner else _("Which partner is it? Type a part of a name and choose one.")
    return render(request, "sales/deal_form.html", words, status=422 if request.method == "POST" else 200)


@access(MANAGERS)
def deal_edit(request: Request, uuid: UUID) -> HttpResponse:
    """Change what is known about a deal."""
    deal = deal_for(request, uuid=uuid)
    form, lines = _forms(request, deal=deal)
    if request.method == "POST":
        facts = _facts(form, lines, partner=deal.partner)
        changed = facts and _attempt(form, lambda: change_deal(deal, facts=facts, mover=_mover(request)))
        if changed:
            messages.success(request, _("Deal %(deal)s: saved.") % {"deal": deal})
            _look_for_referral(request, changed)
            return redirect("sales:deal", uuid=deal.uuid)
    words = {"form": form, "lines": lines, "deal": deal, "chosen": deal.partner}
    return render(request, "sales/deal_form.html", words, status=422 if request.method == "POST" else 200)


@access(MANAGERS)
@require_POST
def deal_cancel(request: Request, uuid: UUID) -> HttpResponse:
    """The deal stays, but counts no longer."""
    deal = cancel_deal(deal_for(request, uuid=uuid), mover=_mover(request))
    messages.success(request, _("Deal %(deal)s is cancelled.") % {"deal": deal})
    return redirect("sales:deal", uuid=deal.uuid)


def _mover(request: Request) -> Mover:
    return Mover(OUR_SIDE, actor_of(request), timezone.now(), company_of(request))


def _forms(request: Request, *, deal: Deal | None) -> tuple[DealForm, Any]:
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    form = DealForm(request.POST or None, base=company.currency, country=company.country, deal=deal, today=today)
    lines = LineForms(request.POST or None, prefix="lines", initial=lines_as_typed(deal) if deal else None)
    return form, lines


def _look_for_referral(request: Request, deal: Deal) -> None:
    """Say whether the deal found its referral, or whether somebody has to say."""
    found = match_order(deal, mover=_mover(request))
    if found:
        messages.info(request, _("It is of a referral that was registered before: they belong together now."))
    elif found is False:
        messages.info(request, _("It may be of a referral: say whether it is."))


def _facts(form: DealForm, lines: Any, *, partner: Partner | None) -> DealFacts | None:
    """What both forms say together; None where something is to be mended."""
    form_is_valid = form.is_valid() and code_fits(form, partner=partner)
    lines_are_valid = lines.is_valid()
    if not (form_is_valid and lines_are_valid):
        return None
    currency = form.cleaned_data["currency"]
    found: list[Line] = [line for each in lines if (line := each.line(currency=currency))]
    if not found and form.cleaned_data["amount"] is None:
        form.add_error("amount", _("What did the deal come to? Write an amount or fill lines."))
        return None
    return form.facts(lines=found)


def _attempt(form: DealForm, write: Any) -> Deal | None:
    """The deal that the service answers; None where it refused, with the reason on the form."""
    try:
        deal: Deal = write()
    except NumberTaken:
        form.add_error("number", _("Another deal has this number."))
    except TooMuch:
        form.add_error("amount", _("This is more than can be kept."))
    except NoRate:
        form.add_error("rate", _("No rate is published for this currency and day. Write the rate you agreed on."))
    else:
        return deal
    return None
