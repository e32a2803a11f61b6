"""Returns and payments of a deal."""

import uuid as uuids
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules import formats
from core.templatetags.formats import here
from partners.views.actor import Request, actor_of
from sales.forms.deal_event import PaymentForm, ReturnForm
from sales.models import Deal
from sales.rules.referral import STAFF as OUR_SIDE
from sales.services.deal_event import EventReused, MoreThanThere, NotWon, TooMuch, record_payment, record_return
from sales.services.referral_move import Mover
from sales.views.deal import deal_for


@access(MANAGERS)
def deal_return(request: Request, uuid: UUID) -> HttpResponse:
    """Goods came back, or a part was called off."""
    deal = deal_for(request, uuid=uuid)
    form = ReturnForm(request.POST or None, initial=_today(request), currency=deal.currency)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        told = {"amount": fields["amount"], "kind": fields["kind"], "reason": fields["reason"]}
        mover = Mover(OUR_SIDE, actor_of(request), timezone.now(), company_of(request))
        try:
            record_return(deal, returned_on=fields["on"], key=_key(request), mover=mover, **told)
        except NotWon:
            form.add_error(None, _("Only of a won deal something comes back."))
        except MoreThanThere as error:
            form.add_error("amount", _("At most %(left)s can come back.") % {"left": _words(error.left, deal)})
        except EventReused:
            form.add_error(None, _("This was saved already, with other words. Look at the deal."))
        else:
            messages.success(request, _("The return is kept."))
            return redirect("sales:deal", uuid=uuid)
    return _page(request, form, deal=deal, title=_("What came back?"))


@access(STAFF)
def deal_payment(request: Request, uuid: UUID) -> HttpResponse:
    """The customer paid, whole or in part."""
    deal = deal_for(request, uuid=uuid)
    form = PaymentForm(request.POST or None, initial=_today(request), currency=deal.currency)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        mover = Mover(OUR_SIDE, actor_of(request), timezone.now(), company_of(request))
        told = {"amount": fields["amount"], "note": fields["note"]}
        try:
            record_payment(deal, paid_on=fields["on"], key=_key(request), mover=mover, **told)
        except MoreThanThere as error:
            form.add_error("amount", _("At most %(left)s can be taken back.") % {"left": _words(error.left, deal)})
        except TooMuch:
            form.add_error("amount", _("This is more than can be kept."))
        except EventReused:
            form.add_error(None, _("This was saved already, with other words. Look at the deal."))
        else:
            messages.success(request, _("The payment is kept."))
            return redirect("sales:deal", uuid=uuid)
    return _page(request, form, deal=deal, title=_("What did the customer pay?"))


def _page(request: Request, form: ReturnForm | PaymentForm, *, deal: Deal, title: str) -> HttpResponse:
    context = {"form": form, "deal": deal, "title": title, "key": request.POST.get("key") or str(uuids.uuid4())}
    return render(request, "sales/deal_event.html", context, status=422 if request.method == "POST" else 200)


def _key(request: Request) -> str:
    """The business key of what the form says: the form that is sent twice is one event."""
    return f"hand:{actor_of(request).pk}:{request.POST.get('key', '')[:60] or uuids.uuid4()}"


def _today(request: Request) -> dict[str, object]:
    return {"on": company_day(timezone.now(), of=company_of(request))}


def _words(units: int, deal: Deal) -> str:
    return formats.money(units, deal.currency, locale=here())
