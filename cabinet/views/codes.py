"""The partner's codes, links, QR and cards, and what its sellers brought."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import PARTNERS, access
from cabinet.access import runs_firm, sees_money
from cabinet.queries.referrals import open_codes, own_codes, seller_results
from cabinet.views.place import at_firm
from campaigns.models import Code
from campaigns.services.code import CodeTaken, make_code
from core.queries.company import company_of
from core.services import qr
from partners.models import Member
from partners.services.seller import seller_of
from sales.forms.code import CodeForm
from sales.services.cards import card_sheet, link_of


def code_of(member: Member, uuid: UUID) -> Code:
    """A code that the person may see; any other is not found."""
    return get_object_or_404(own_codes(member), uuid=uuid)


@access(PARTNERS)
@at_firm
def codes(request: HttpRequest, member: Member) -> HttpResponse:
    """Open codes, and the sellers by what they brought."""
    context = {"codes": open_codes(member, now=timezone.now()), "sellers": seller_results(member)}
    return render(request, "cabinet/codes.html", context)


@access(PARTNERS)
@at_firm
def code_new(request: HttpRequest, member: Member) -> HttpResponse:
    """A code of the firm or one of its sellers; a seller makes their own."""
    form = CodeForm(request.POST or None, partner=member.partner)
    if not runs_firm(member):
        del form.fields["seller"]
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data if runs_firm(member) else {**form.cleaned_data, "seller": seller_of(member)}
        try:
            code = make_code(member.partner, by=member.user, now=timezone.now(), **facts)
        except CodeTaken:
            form.add_error("text", _("A code that reads the same is there already."))
        else:
            messages.success(request, _("Code %(code)s is ready.") % {"code": code})
            return redirect("cabinet:code", uuid=code.uuid)
    return render(request, "cabinet/code_new.html", {"form": form}, status=422 if request.method == "POST" else 200)


@access(PARTNERS)
@at_firm
def code(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """The QR to show, the link to send, the cards to print."""
    found = code_of(member, uuid)
    link = link_of(found)
    context = {"code": found, "link": link, "qr": qr.svg(link, title=found.text), "money": sees_money(member)}
    return render(request, "cabinet/code.html", context)


@access(PARTNERS)
@at_firm
def code_cards(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """A sheet of cards to print and cut."""
    found = code_of(member, uuid)
    answer = HttpResponse(card_sheet(found, company=company_of(request)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="cards-{found.key}.pdf"'
    return answer
