"""The registry of papers: the list, a partner's tab, one paper, entering, moving, files."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import STAFF, access
from accounts.queries.history import changes_of
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.views.exporting import exported
from core.views.paging import address_with
from documents.forms.paper import PaperFilter, PaperForm
from documents.forms.upload import UploadForm, words_of
from documents.models import Paper, PaperState
from documents.queries.paper import PaperScope, export_rows, papers_of
from documents.rules.paper import moves_from
from documents.services import paper as services
from documents.services.file import FileRefused
from partners.models import Partner
from partners.queries.choices import named_partner
from partners.views.actor import Request, actor_of, partner_shown

PAGE_SIZE = 50


def paper_for(request: Request, *, uuid: UUID) -> Paper:
    """A paper that the person may know of; any other is not found."""
    known = Paper.objects.visible_to(actor_of(request)).select_related("partner", "legal_entity", "created_by")
    return get_object_or_404(known, uuid=uuid)


@access(STAFF)
def papers(request: Request) -> HttpResponse:
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    form = PaperFilter(request.GET, actor=actor)
    valid = form.is_valid()
    scope = form.scope() if valid else PaperScope()
    rows = papers_of(scope, actor=actor, on=today) if valid else Paper.objects.none()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    words = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "page": page,
        "today": today,
        "address": address_with(request),
    }
    return render(request, "documents/papers.html", words)


@access(STAFF)
def paper_export(request: Request) -> HttpResponseBase:
    """Every paper of the current scope; `?as=` is csv or xlsx."""
    actor = actor_of(request)
    form = PaperFilter(request.GET, actor=actor)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Kind"), _("Number"), _("Date"), _("Month"), _("Partner"), _("Legal entity"), _("Amount"), _("Currency"),
        _("State"), _("Sent"), _("Signed"), _("Valid until"),
    ]  # fmt: skip
    today = company_day(timezone.now(), of=company_of(request))
    rows = export_rows(papers_of(form.scope(), actor=actor, on=today))
    return exported(request, headers, rows, name="papers")


@access(STAFF)
def partner_papers(request: Request, uuid: UUID) -> HttpResponse:
    """A partner's tab."""
    partner, today = partner_shown(request, uuid=uuid), company_day(timezone.now(), of=company_of(request))
    rows = papers_of(PaperScope(partner=partner.uuid), actor=actor_of(request), on=today)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "documents/partner.html", {"partner": partner, "page": page, "today": today})


@access(STAFF)
def paper_new(request: Request) -> HttpResponse:
    """Enter a paper of the partner that `?partner=` names."""
    actor = actor_of(request)
    wanted = request.GET.get("partner", "")
    partner = named_partner(wanted, actor=actor)
    if not partner:
        return render(request, "documents/choose.html", status=404 if wanted else 200)
    form = _form(request, partner=partner, paper=None)
    if request.method == "POST" and form.is_valid():
        made = _attempt(form, lambda facts: services.add_paper(partner, facts=facts, by=actor, now=timezone.now()))
        if made:
            messages.success(request, _("The paper is kept as a draft."))
            return redirect("documents:paper", uuid=made.uuid)
    words = {"form": form, "partner": partner, "paper": None}
    return render(request, "documents/paper_form.html", words, status=422 if form.errors else 200)


@access(STAFF)
def paper_edit(request: Request, uuid: UUID) -> HttpResponse:
    paper = paper_for(request, uuid=uuid)
    form = _form(request, partner=paper.partner, paper=paper)
    changed = request.method == "POST" and form.is_valid()
    if changed and _attempt(form, lambda facts: services.change_paper(paper, facts=facts)):
        messages.success(request, _("The paper is saved."))
        return redirect("documents:paper", uuid=uuid)
    words = {"form": form, "partner": paper.partner, "paper": paper}
    return render(request, "documents/paper_form.html", words, status=422 if form.errors else 200)


@access(STAFF)
def paper(request: Request, uuid: UUID) -> HttpResponse:
    """What the paper says, where it stands, its files, who changed it."""
    found = paper_for(request, uuid=uuid)
    labels = dict(PaperState.choices)
    words = {
        "paper": found,
        "files": [each.file for each in found.files.select_related("file__uploaded_by")],
        "moves": [(state, labels[PaperState(state)]) for state in moves_from(found.state, role=actor_of(request).role)],
        "changes": changes_of(found),
        "form": UploadForm(),
        "today": company_day(timezone.now(), of=company_of(request)),
    }
    return render(request, "documents/paper.html", words)


@access(STAFF)
@require_POST
def paper_move(request: Request, uuid: UUID) -> HttpResponse:
    found, today = paper_for(request, uuid=uuid), company_day(timezone.now(), of=company_of(request))
    try:
        services.move_paper(found, to=request.POST.get("to", ""), role=actor_of(request).role, on=today)
    except services.MoveNotAllowed:
        messages.error(request, _("The paper has moved on meanwhile. This is where it stands now."))
    except services.ExpiryNeeded:
        messages.error(request, _("Give it a new last day first, then it holds again."))
    else:
        messages.success(request, _("The paper's state is kept."))
    return redirect("documents:paper", uuid=uuid)


@access(STAFF)
@require_POST
def paper_upload(request: Request, uuid: UUID) -> HttpResponse:
    found = paper_for(request, uuid=uuid)
    form = UploadForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            services.attach(found, upload=form.cleaned_data["file"], by=actor_of(request), now=timezone.now())
            messages.success(request, _("The file is kept."))
        else:
            messages.error(request, " ".join(map(str, form["file"].errors)))
    except FileRefused as error:
        messages.error(request, words_of(error))
    return redirect("documents:paper", uuid=uuid)


def _form(request: Request, *, partner: Partner, paper: Paper | None) -> PaperForm:
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    return PaperForm(request.POST or None, partner=partner, paper=paper, currency=company.currency, today=today)


def _attempt(form: PaperForm, write: Callable[[services.PaperFacts], Paper]) -> Paper | None:
    """The paper that the service answers; None where it refused, with the reason on the form."""
    try:
        return write(form.facts())
    except services.NumberTaken:
        form.add_error("number", _("This partner has a paper of this kind under this number."))
    return None
