"""The firm's money: what it earned and why, its statements and papers (H2)."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import PARTNERS, access
from cabinet.access import runs_firm, sees_money
from cabinet.queries.money import money_top, own_commissions, own_papers, own_statements
from cabinet.views.place import at_firm
from core.queries.company import company_day, company_of
from documents.forms.upload import UploadForm, words_of
from documents.services.file import FileRefused
from documents.services.paper import attach
from partners.models import Member, Status
from settlements.forms.statement import AnswerForm
from settlements.models import Statement
from settlements.queries.statement import lines_of
from settlements.services.statement_answer import AnswerRefused, answer, bring_paper
from settlements.services.statement_pdf import statement_pdf, sums_of

SHOWN = 6
PAGE_SIZE = 30


def may_act(member: Member) -> bool:
    """A firm that left reads its money and changes nothing."""
    return sees_money(member) and member.partner.status != Status.ENDED


@access(PARTNERS)
@at_firm
def money(request: HttpRequest, member: Member) -> HttpResponse:
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    commissions = own_commissions(member).select_related("deal", "version__rule")
    words = {
        "partner": member.partner,
        "top": money_top(member, on=today, company=company),
        "statements": list(own_statements(member)[:SHOWN]),
        "commissions": list(commissions[:SHOWN]),
        "papers": list(own_papers(member)[:SHOWN]),
        "sees_money": sees_money(member),
        "may_change_bank": may_act(member) and runs_firm(member),
        "today": today,
    }
    return render(request, "cabinet/money.html", words)


@access(PARTNERS)
@at_firm
def commissions(request: HttpRequest, member: Member) -> HttpResponse:
    """Each commission with its state and its why."""
    rows = own_commissions(member).select_related("deal", "version__rule")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "cabinet/commissions.html", {"partner": member.partner, "page": page})


@access(PARTNERS)
@at_firm
def statements(request: HttpRequest, member: Member) -> HttpResponse:
    page = Paginator(own_statements(member), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "cabinet/statements.html", {"partner": member.partner, "page": page})


def statement_of(member: Member, uuid: UUID) -> Statement:
    """A statement that the person may see; any other is not found."""
    return get_object_or_404(own_statements(member), uuid=uuid)


@access(PARTNERS)
@at_firm
def statement(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """Its lines, and the same answer that the link in the letter takes."""
    found = statement_of(member, uuid)
    if request.method == "POST" and not may_act(member):
        raise Http404
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _answered(member, found, form, request=request):
        messages.success(request, _("Your answer is kept. Thank you."))
        return redirect("cabinet:statement", uuid=uuid)
    words = {
        "partner": member.partner,
        "statement": found,
        "lines": lines_of(found),
        "sums": sums_of(found),
        "form": form if may_act(member) and found.state in ("sent", "confirmed", "disputed") else None,
        "papers": [each.paper for each in found.papers.select_related("paper")],
    }
    return render(request, "cabinet/statement.html", words, status=422 if form.errors else 200)


def _answered(member: Member, found: Statement, form: AnswerForm, *, request: HttpRequest) -> bool:
    now, user = timezone.now(), member.user
    today = company_day(now, of=company_of(request))
    try:
        answer(found, confirms=form.confirms, words=form.cleaned_data["words"], who=user.email, now=now)
        for kind, file in form.brought():
            number = form.cleaned_data["invoice_number"]
            bring_paper(found, kind=kind, number=number, upload=file, sender="", by=user, on=today, now=now)
    except FileRefused as error:
        form.add_error("invoice", words_of(error))
        return False
    except AnswerRefused:
        form.add_error(None, _("This statement is approved for payment already and needs no answer any more."))
        return False
    return True


@access(PARTNERS)
@at_firm
def statement_file(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    found = statement_of(member, uuid)
    file = HttpResponse(statement_pdf(found), content_type="application/pdf")
    file["Content-Disposition"] = f'attachment; filename="statement-{found.number}.pdf"'
    return file


@access(PARTNERS)
@at_firm
def papers(request: HttpRequest, member: Member) -> HttpResponse:
    page = Paginator(own_papers(member), PAGE_SIZE).get_page(request.GET.get("page"))
    today = company_day(timezone.now(), of=company_of(request))
    words = {"partner": member.partner, "page": page, "today": today, "sees_money": sees_money(member)}
    return render(request, "cabinet/papers.html", words)


@access(PARTNERS)
@at_firm
def paper(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """A paper with its files, to download and to send back signed."""
    found = get_object_or_404(own_papers(member), uuid=uuid)
    words = {
        "partner": member.partner,
        "paper": found,
        "files": [each.file for each in found.files.select_related("file") if each.file.shared],
        "form": UploadForm() if may_act(member) else None,
        "today": company_day(timezone.now(), of=company_of(request)),
    }
    return render(request, "cabinet/paper.html", words)


@access(PARTNERS)
@require_POST
@at_firm
def paper_upload(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(own_papers(member).select_related("partner__manager"), uuid=uuid)
    if not may_act(member):
        raise Http404
    form = UploadForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            attach(found, upload=form.cleaned_data["file"], by=member.user, now=timezone.now())
            messages.success(request, _("Thank you, the file is with us."))
        else:
            messages.error(request, " ".join(map(str, form["file"].errors)))
    except FileRefused as error:
        messages.error(request, words_of(error))
    return redirect("cabinet:paper", uuid=uuid)
