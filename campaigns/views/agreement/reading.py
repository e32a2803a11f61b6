"""Reading an agreement: its page, each of its versions, two of them side by side, the document."""

from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import MANAGERS, STAFF, access
from campaigns.models import AgreementVersion
from campaigns.queries.agreement import agreement_page
from campaigns.services.document import agreement_pdf
from campaigns.services.wording import compared_terms
from campaigns.views.agreement.door import agreement_for
from core.queries.company import company_day, company_of
from partners.views.actor import Request, actor_of


@access(STAFF)
def agreement(request: Request, uuid: UUID) -> HttpResponse:
    """The version that counts: what each side gives, the promises, how it came about and what may be done now."""
    found = agreement_for(request, uuid=uuid)
    version = found.version or found.versions.latest("number")
    return _page(request, version)


@access(STAFF)
def agreement_version(request: Request, uuid: UUID, number: int) -> HttpResponse:
    """Any version as it was."""
    return _page(request, _version(request, uuid=uuid, number=number))


@access(STAFF)
def agreement_compare(request: Request, uuid: UUID, number: int) -> HttpResponse:
    """A version against the one before it, term by term."""
    version = _version(request, uuid=uuid, number=number)
    before = version.agreement.versions.filter(number__lt=number).exclude(state="dropped").order_by("-number").first()
    before = get_object_or_404(AgreementVersion, pk=before.pk if before else None)
    context = {
        "agreement": version.agreement,
        "version": version,
        "before": before,
        "differences": compared_terms(before, version),
    }
    return render(request, "campaigns/agreement_compare.html", context)


@access(STAFF)
def agreement_document(request: Request, uuid: UUID, number: int) -> HttpResponseBase:
    """A version as PDF, to sign or to keep."""
    version = _version(request, uuid=uuid, number=number)
    content = agreement_pdf(version, company=company_of(request))
    name = f"agreement-{version.agreement.number or version.agreement.pk}-{version.number}.pdf"
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")


def _version(request: Request, *, uuid: UUID, number: int) -> AgreementVersion:
    found = agreement_for(request, uuid=uuid)
    version: AgreementVersion = get_object_or_404(found.versions, number=number)
    version.agreement = found
    return version


def _page(request: Request, version: AgreementVersion) -> HttpResponse:
    today = company_day(timezone.now(), of=company_of(request))
    page = agreement_page(version.agreement, version=version, on=today)
    words = {"page": page, "today": today, "may_change": MANAGERS.allows(actor_of(request))}
    return render(request, "campaigns/agreement.html", words)
