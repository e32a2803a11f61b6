"""The pages of importing: the list, the upload, and one page that follows an import through its states."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import InvalidPage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tables2 import RequestConfig

from accounts.access import MANAGERS, access
from core.sheets.write import export
from imports.forms.job import JobForm
from imports.forms.upload import UploadForm
from imports.models import ImportJob, ImportKind
from imports.queries import job as queries
from imports.queries.refused import refused_headers, refused_table
from imports.services import jobs
from imports.services.storage import LARGEST_UPLOAD
from imports.views.importer import importer
from imports.views.table import ImportTable

PAGE_SIZE = 50


@access(MANAGERS)
def import_list(request: HttpRequest) -> HttpResponse:
    importer(request)
    table = ImportTable(queries.jobs())
    RequestConfig(request, paginate=False).configure(table)
    _turn(table, page=request.GET.get("page", "1"))
    return render(request, "imports/list.html", {"table": table, "any": ImportJob.objects.exists()})


def _turn(table: ImportTable, *, page: str) -> None:
    """To a page that there is; how many rows it has is ours to say."""
    try:
        table.paginate(page=page, per_page=PAGE_SIZE)
    except InvalidPage:
        table.paginate(page=1, per_page=PAGE_SIZE)


@access(MANAGERS)
def new_import(request: HttpRequest) -> HttpResponse:
    author = importer(request)
    initial = {"kind": request.GET.get("kind", ImportKind.PARTNERS)}
    form = UploadForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        job = jobs.upload(form.cleaned_data["file"], kind=ImportKind(form.cleaned_data["kind"]), author=author)
        return redirect("imports:job", uuid=job.uuid)
    status = 422 if form.errors else 200
    limit = filesizeformat(LARGEST_UPLOAD)
    return render(request, "imports/new.html", {"form": form, "limit": limit}, status=status)


@access(MANAGERS)
def import_job(request: HttpRequest, uuid: UUID) -> HttpResponse:
    importer(request)
    job = get_object_or_404(ImportJob.objects.select_related("author"), uuid=uuid)
    if request.method == "POST":
        return _act(request, job)
    if request.htmx and job.state in queries.IN_WORK:  # type: ignore[attr-defined]
        return render(request, "imports/_progress.html", {"job": job})
    if request.htmx:  # type: ignore[attr-defined]
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    return _page(request, job, JobForm(None, job=job, asks=queries.asks_of(job)))


def _act(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """Answer, write or cancel, as the pressed button says."""
    do = request.POST.get("do")
    try:
        if do == "answer":
            form = JobForm(request.POST, job=job, asks=queries.asks_of(job))
            if not form.is_valid():
                return _page(request, job, form, status=422)
            jobs.answer(job, mapping=form.mapping, answers=form.answers)
        elif do == "write":
            jobs.order_writing(job)
        elif do == "cancel":
            jobs.cancel(job, now=timezone.now())
            messages.success(request, _("The import is cancelled. Nothing was written."))
            return redirect("imports:list")
    except jobs.NotNow:
        messages.warning(request, _("The import has moved on meanwhile. This is where it stands now."))
    return redirect("imports:job", uuid=job.uuid)


def _page(request: HttpRequest, job: ImportJob, form: JobForm, *, status: int = 200) -> HttpResponse:
    context = {
        "job": job,
        "form": form,
        "in_work": job.state in queries.IN_WORK,
        "columns_asked_for": queries.columns_asked_for(job),
        "sentences": queries.sentences(job),
        "samples": queries.samples(job),
        "refused": queries.first_refused(job),
        "reasons": queries.refused_by_reason(job),
        "writes": job.counts.get("created", 0) + job.counts.get("updated", 0),
        "warnings": queries.warnings(job),
        "may_answer": job.state in jobs.ANSWERABLE,
        "may_cancel": job.state in jobs.CANCELLABLE,
    }
    return render(request, "imports/job.html", context, status=status)


@access(MANAGERS)
def refused_rows(request: HttpRequest, uuid: UUID, file_type: str) -> HttpResponseBase:
    importer(request)
    job = get_object_or_404(ImportJob, uuid=uuid)
    name = f"{job.file_name.rpartition('.')[0] or job.file_name}-{_('refused')}"
    return export(refused_headers(job), refused_table(job), file_name=name, file_type=file_type)
