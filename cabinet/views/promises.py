"""Their promises and ours, from the partner's side: confirm, say it is done, show the proof (H4)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import PARTNERS, access
from cabinet.access import keeps_promises
from cabinet.queries.promises import own_promises, promise_page
from cabinet.views.place import at_firm
from campaigns.models import Agreement, AgreementState, Side
from campaigns.services.document import agreement_pdf
from campaigns.views.say import said_of
from core.queries.company import company_day, company_of
from partners.models import Member


@access(PARTNERS)
@at_firm
def promises(request: HttpRequest, member: Member) -> HttpResponse:
    """What this firm owes us, what we owe it, and what was agreed."""
    _let_in(member)
    today = company_day(timezone.now(), of=company_of(request))
    return render(request, "cabinet/promises.html", {"page": promise_page(member, on=today), "today": today})


@access(PARTNERS)
@at_firm
def promise(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """Say that one's own is done, with what shows it; confirm ours, or say that it isn't done."""
    _let_in(member)
    found = get_object_or_404(own_promises(member), uuid=uuid)
    form, said = said_of(request, found, side=Side.THEY)
    if said:
        messages.success(request, _("Noted: %(what)s") % {"what": said.obligation.what})
        return redirect("cabinet:promises")
    today = company_day(timezone.now(), of=company_of(request))
    context = {"form": form, "promise": found, "today": today}
    return render(request, "cabinet/promise.html", context, status=422 if request.method == "POST" else 200)


@access(PARTNERS)
@at_firm
def agreement_document(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """The agreement that counts, once it was proposed."""
    _let_in(member)
    known = Agreement.objects.filter(partner=member.partner_id)
    known = known.exclude(state__in=[AgreementState.DRAFT, AgreementState.DROPPED])
    found = get_object_or_404(known.select_related("partner", "version"), uuid=uuid)
    if found.version is None:
        raise Http404
    found.version.agreement = found
    content = agreement_pdf(found.version, company=company_of(request))
    name = f'attachment; filename="agreement-{found.version.number}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": name})


def _let_in(member: Member) -> None:
    if not keeps_promises(member):
        raise Http404
