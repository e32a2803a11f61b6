"""The settlement board, a statement, and what is done with it (E3, E4)."""

import io
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import STAFF, access
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.rules.identity import read_uuid
from core.rules.money import from_minor
from core.sheets.write import export
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_shown
from settlements.access import MONEY
from settlements.forms.statement import BoardFilter, PaidForm
from settlements.forms.terms import RefusedForm
from settlements.models import Statement, StatementState
from settlements.queries import statement as queries
from settlements.rules.statement import last_month_end, may_move
from settlements.services import payment
from settlements.services.payout import NotOwed
from settlements.services.statement import make_statements
from settlements.services.statement_mail import send
from settlements.services.statement_pdf import statement_pdf, statement_rows, sums_of

PARTNERS_ON_A_PAGE = 40
PAGE_SIZE = 50


def statement_for(request: Request, *, uuid: UUID) -> Statement:
    """A statement that the person may know of; any other is not found."""
    known = Statement.objects.visible_to(actor_of(request))
    named = known.select_related("partner", "legal_entity", "seller", "made_by", "sent_by", "approved_by", "batch")
    return get_object_or_404(named, uuid=uuid)


@access(STAFF)
def board(request: Request) -> HttpResponseBase:
    """Holder by month; what waits too long stands out; `?as=` downloads the statements, a row each."""
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    form = BoardFilter(request.GET)
    valid = form.is_valid()
    found = queries.statements_of(form.scope(), actor=actor) if valid else Statement.objects.none()
    if wants_export(request):
        return exported_rows(request, found, _columns(), name="statements")
    partners = Partner.objects.filter(pk__in=found.order_by().values("partner"))
    page = Paginator(partners, PARTNERS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(found.filter(partner__in=[partner.pk for partner in page]))
    months = queries.months(shown)[: queries.MONTHS]
    rows = queries.board_of(each for each in shown if each.month in months)
    words = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "page": page,
        "months": months,
        "rows": [(row, [_cell(row.cells.get(month), on=today) for month in months]) for row in rows],
        "waiting": queries.waiting_by_state(actor),
        "until": last_month_end(today),
        "may_pay": MONEY.allows(actor),
        "address": address_with(request),
    }
    return render(request, "settlements/board.html", words)


def _columns() -> list[tuple[str, Callable[[Statement], object]]]:
    def money(of: Statement, units: int) -> Decimal:
        return from_minor(units, of.currency)

    return [
        (_("Number"), lambda one: one.number),
        (_("Partner"), lambda one: one.partner),
        (_("To whom"), lambda one: one.holder_name),
        (_("Up to"), lambda one: one.until),
        (_("Earned"), lambda one: money(one, one.earned)),
        (_("Carried over from before"), lambda one: money(one, one.carried_in)),
        (_("Set off"), lambda one: money(one, one.set_off)),
        (_("To be paid"), lambda one: money(one, one.payable)),
        (_("Currency"), lambda one: one.currency),
        (_("State"), lambda one: one.get_state_display()),
        (_("Paid"), lambda one: one.paid_on),
    ]


def _cell(statement: Statement | None, *, on: object) -> dict[str, object] | None:
    if not statement:
        return None
    return {"statement": statement, "late": queries.waits_too_long(statement, on=on)}  # type: ignore[arg-type]


@access(STAFF)
def partner_statements(request: Request, uuid: UUID) -> HttpResponse:
    """A partner's tab."""
    partner = partner_shown(request, uuid=uuid)
    rows = Statement.objects.visible_to(actor_of(request)).filter(partner=partner)
    page = Paginator(rows.select_related("partner", "legal_entity", "seller"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    words = {"partner": partner, "page": page, "may_pay": MONEY.allows(request.user)}
    return render(request, "settlements/partner_statements.html", words)


@access(STAFF)
def statement(request: Request, uuid: UUID) -> HttpResponse:
    """Its lines with the reason of each, its sums, its papers, and what may be done now."""
    found, actor = statement_for(request, uuid=uuid), actor_of(request)
    today = company_day(timezone.now(), of=company_of(request))

    def may(to: StatementState) -> bool:
        return MONEY.allows(actor) and may_move(found.state, to=to, role=actor.role)

    words = {
        "statement": found,
        "lines": queries.lines_of(found),
        "sums": sums_of(found),
        "papers": [each.paper for each in found.papers.select_related("paper")],
        "to": queries.recipients_of([found])[found.pk],
        "may_send": may(StatementState.SENT),
        "may_approve": may(StatementState.APPROVED) and found.payable,
        "may_mark": may(StatementState.PAID),
        "may_refuse": found.state == StatementState.ORDERED and MONEY.allows(actor),
        "refused_form": RefusedForm(),
        "refusals": found.orders.exclude(refused="").select_related("refused_by"),
        "held": payment.is_held(found, now=timezone.now()),
        "form": PaidForm(initial={"on": today}),
    }
    return render(request, "settlements/statement.html", words)


@access(STAFF)
def statement_file(request: Request, uuid: UUID, file_type: str) -> HttpResponseBase:
    """The statement as PDF or workbook."""
    found = statement_for(request, uuid=uuid)
    if file_type == "xlsx":
        heads, rows = statement_rows(found)
        return export(heads, rows, file_name=f"statement-{found.number}", file_type="xlsx")
    return as_pdf(found)


def as_pdf(found: Statement) -> HttpResponse:
    answer = HttpResponse(io.BytesIO(statement_pdf(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="statement-{found.number}.pdf"'
    return answer


@access(MONEY)
@require_POST
def make(request: Request) -> HttpResponse:
    """Make the statements of the last month now: of all, or of the partner that is named."""
    actor, now = actor_of(request), timezone.now()
    partner = None
    if request.POST.get("partner"):
        partner = _partner(request)
    until = last_month_end(company_day(now, of=company_of(request)))
    made = make_statements(until=until, now=now, by=actor, partner=partner)
    if made:
        said = ngettext("%(n)s statement is made.", "%(n)s statements are made.", len(made)) % {"n": len(made)}
        messages.success(request, said)
    else:
        messages.info(request, _("Every approved commission of that time is in a statement already."))
    if partner:
        return redirect("settlements:partner_statements", uuid=partner.uuid)
    return redirect("settlements:board")


def _partner(request: Request) -> Partner:
    wanted = read_uuid(request.POST["partner"])
    return get_object_or_404(Partner.objects.visible_to(actor_of(request)), uuid=wanted)


@access(MONEY)
@require_POST
def send_all(request: Request) -> HttpResponse:
    """Send every statement that was made and not sent."""
    actor = actor_of(request)
    waiting = list(Statement.objects.visible_to(actor).filter(state=StatementState.MADE))
    sent = send(waiting, by=actor, now=timezone.now())
    said = ngettext("%(n)s statement is on its way.", "%(n)s statements are on their way.", sent)
    messages.success(request, said % {"n": sent})
    if left := len(waiting) - sent:
        text = ngettext(
            "%(n)s has nobody to go to: give the partner a contact with an address.",
            "%(n)s have nobody to go to: give the partners a contact with an address.",
            left,
        )
        messages.warning(request, text % {"n": left})
    return redirect("settlements:board")


@access(MONEY)
@require_POST
def statement_send(request: Request, uuid: UUID) -> HttpResponse:
    found = statement_for(request, uuid=uuid)
    if send([found], by=actor_of(request), now=timezone.now()):
        messages.success(request, _("The statement is on its way."))
    else:
        messages.error(request, _("It was not sent: nobody's address is known, or it has moved on meanwhile."))
    return redirect("settlements:statement", uuid=uuid)


@access(MONEY)
@require_POST
def statement_approve(request: Request, uuid: UUID) -> HttpResponse:
    found = statement_for(request, uuid=uuid)
    try:
        payment.approve(found, by=actor_of(request), now=timezone.now())
    except payment.AnotherPerson:
        messages.error(request, _("You made or sent this statement: another person approves it."))
    except payment.NothingToPay:
        messages.error(request, _("There is nothing to pay."))
    except payment.NotNow:
        messages.error(request, _("The statement has moved on meanwhile. This is where it stands now."))
    else:
        messages.success(request, _("The statement may be paid."))
    return redirect("settlements:statement", uuid=uuid)


@access(MONEY)
@require_POST
def statement_paid(request: Request, uuid: UUID) -> HttpResponse:
    """Mark one paid by hand, in full."""
    found = statement_for(request, uuid=uuid)
    form = PaidForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("On which day was it paid?"))
        return redirect("settlements:statement", uuid=uuid)
    day = form.cleaned_data["on"]
    try:
        payment.mark_paid(found, units=found.payable, on=day, by=actor_of(request), now=timezone.now())
    except (payment.NotNow, NotOwed):
        messages.error(request, _("It can't be marked paid as it stands now."))
    except payment.BankHeld:
        messages.error(request, _("The partner changed its bank details less than three days ago: wait, or call them."))
    else:
        messages.success(request, _("The statement is paid."))
    return redirect("settlements:statement", uuid=uuid)
