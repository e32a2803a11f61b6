"""Terms of payouts, debts of partners, and payments that the bank refused (E3, E4)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, STAFF, access
from core.forms.amount import typed
from core.queries.company import company_day, company_of
from partners.views.actor import Request, actor_of, partner_shown
from settlements.access import MONEY
from settlements.forms.terms import DebtForm, RefusedForm, TermsForm
from settlements.models import Debt, PaymentOrder, PayoutTerms
from settlements.services import payment
from settlements.services.terms import TakenAlready, let_debt_go, record_debt, set_terms
from settlements.views.statement import statement_for

DEFAULT_DAY = 3


@access(MONEY)
def terms(request: Request) -> HttpResponse:
    """What each currency's terms are; heads and owners change them, for the limit guards against one's own hand."""
    may_change, base = HEADS.allows(request.user), company_of(request).currency
    if request.method == "POST" and not may_change:
        raise Http404
    wanted = request.GET.get("currency", "") or base
    form = TermsForm(request.POST or None, base=base, initial=_initial(wanted))
    if request.method == "POST" and form.is_valid():
        set_terms(**form.cleaned_data)
        messages.success(request, _("The terms are kept. They count for statements from now on."))
        return redirect("settlements:terms")
    words = {"rows": PayoutTerms.objects.all(), "form": form if may_change else None, "base": base}
    return render(request, "settlements/terms.html", words, status=422 if form.errors else 200)


def _initial(currency: str) -> dict[str, object]:
    found = PayoutTerms.objects.filter(currency=currency).first() or PayoutTerms(day=DEFAULT_DAY)
    return {
        "currency": currency,
        "minimum": typed(found.minimum, currency=currency),
        "limit": typed(found.limit, currency=currency),
        "day": found.day,
    }


@access(STAFF)
def debts(request: Request, uuid: UUID) -> HttpResponse:
    """What a partner owes us, what of it was taken off in which statement; who pays adds to it."""
    partner, now, own = partner_shown(request, uuid=uuid), timezone.now(), company_of(request)
    today, may_pay = company_day(now, of=own), MONEY.allows(request.user)
    if request.method == "POST" and not may_pay:
        raise Http404
    form = DebtForm(request.POST or None, base=own.currency, today=today, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        record_debt(
            partner, units=said["sum"], currency=said["currency"], on=said["on"], reason=said["reason"],
            by=actor_of(request), now=now,
        )  # fmt: skip
        messages.success(request, _("It is kept: the next statement takes it off."))
        return redirect("settlements:debts", uuid=uuid)
    rows = Debt.objects.filter(partner=partner).select_related("created_by").prefetch_related("set_offs__statement")
    words = {"partner": partner, "rows": rows, "form": form if may_pay else None}
    return render(request, "settlements/debts.html", words, status=422 if form.errors else 200)


@access(MONEY)
@require_POST
def debt_end(request: Request, uuid: UUID) -> HttpResponse:
    """Ask for the rest no longer."""
    debt = get_object_or_404(Debt.objects.select_related("partner"), uuid=uuid)
    partner = partner_shown(request, uuid=debt.partner.uuid)
    try:
        let_debt_go(debt)
    except TakenAlready:
        messages.info(request, _("All of it was taken off already. Nothing was changed."))
    else:
        messages.success(request, _("The rest is asked for no longer."))
    return redirect("settlements:debts", uuid=partner.uuid)


@access(MONEY)
@require_POST
def statement_refused(request: Request, uuid: UUID) -> HttpResponse:
    """The bank didn't pay the order that stands."""
    found, form = statement_for(request, uuid=uuid), RefusedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Why did the bank refuse?"))
        return redirect("settlements:statement", uuid=uuid)
    order = PaymentOrder.objects.filter(statement=found, refused="").select_related("statement").first()
    try:
        if not order:
            raise payment.NotNow
        payment.refuse(order, reason=form.cleaned_data["reason"], by=actor_of(request), now=timezone.now())
    except payment.NotNow:
        messages.error(request, _("It isn’t in a payment batch now. Nothing was changed."))
    else:
        messages.success(request, _("It is approved again and goes into the next batch. The partner is told."))
    return redirect("settlements:statement", uuid=uuid)
