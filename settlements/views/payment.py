"""Payment batches: to the bank as a file, and its marks back (E4)."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.access import access
from core.sheets.write import export
from partners.views.actor import Request, actor_of
from settlements.access import MONEY
from settlements.forms.statement import BankFileForm
from settlements.models import PaymentBatch, Statement, StatementState
from settlements.queries.statement import approved_currencies
from settlements.services import bank_file, payment

PAGE_SIZE = 50
CODES = {
    "paid": gettext_lazy("Paid"),
    "refused": gettext_lazy("Refused: approved again, for the next batch"),
    "before": gettext_lazy("Was marked before"),
    "unknown": gettext_lazy("No statement has this reference"),
    "wrong_sum": gettext_lazy("Another sum than the statement says"),
    "not_now": gettext_lazy("Not approved, or more than is owed"),
    "held": gettext_lazy("The bank details were changed less than three days ago"),
    "unreadable": gettext_lazy("The amount or the day can't be read"),
}


@access(MONEY)
def payments(request: Request) -> HttpResponse:
    """The batches so far; an upload of the bank's file marks what it paid."""
    form = BankFileForm(request.POST or None, request.FILES or None)
    outcomes: list[dict[str, object]] | None = None
    if request.method == "POST" and form.is_valid():
        outcomes = _read(request, form)
    page = Paginator(PaymentBatch.objects.select_related("made_by"), PAGE_SIZE).get_page(request.GET.get("page"))
    currencies = approved_currencies(actor_of(request))
    words = {"page": page, "form": form, "outcomes": outcomes, "currencies": currencies}
    return render(request, "settlements/payments.html", words, status=422 if form.errors else 200)


def _read(request: Request, form: BankFileForm) -> list[dict[str, object]] | None:
    file = form.cleaned_data["file"]
    if file.size > bank_file.LARGEST:
        form.add_error("file", _("The file is larger than a bank's file can be."))
        return None
    try:
        found = bank_file.read_marks(file.read(), by=actor_of(request), now=timezone.now())
    except bank_file.NotABankFile:
        form.add_error("file", _("The columns reference, amount and paid_on aren't in this file."))
        return None
    return [
        {"row": each.row, "reference": each.reference, "code": each.code, "said": CODES[each.code]} for each in found
    ]


@access(MONEY)
@require_POST
def batch_new(request: Request) -> HttpResponse:
    """Order the payment of everything that is approved in a currency."""
    actor, currency = actor_of(request), request.POST.get("currency", "")[:3]
    approved = Statement.objects.visible_to(actor).filter(state=StatementState.APPROVED, currency=currency)
    batch = payment.make_batch(list(approved), currency=currency, by=actor, now=timezone.now())
    if not batch:
        messages.info(request, _("Nothing approved is free to be paid now."))
        return redirect("settlements:payments")
    messages.success(request, _("The batch is made: download its file for the bank."))
    return redirect("settlements:batch", uuid=batch.uuid)


@access(MONEY)
def batch(request: Request, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(PaymentBatch.objects.select_related("made_by"), uuid=uuid)
    rows = found.orders.select_related("statement")
    return render(request, "settlements/batch.html", {"batch": found, "rows": rows})


@access(MONEY)
def batch_file(request: Request, uuid: UUID) -> HttpResponseBase:
    """The CSV for the bank."""
    found = get_object_or_404(PaymentBatch, uuid=uuid)
    return export(bank_file.HEADERS, bank_file.batch_rows(found), file_name=f"payments-{found}", file_type="csv")
