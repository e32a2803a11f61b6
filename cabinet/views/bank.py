"""Changing where the firm's money goes: after logging in again, told to everyone, held for three days (E4)."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import PARTNERS, access
from cabinet.access import runs_firm
from cabinet.forms.bank import BankForm
from cabinet.views.money import may_act
from cabinet.views.place import at_firm
from partners.models import LegalEntity, Member
from settlements.models import BankChange
from settlements.services.bank import change_bank_details


@access(PARTNERS)
@reauthentication_required  # type: ignore[untyped-decorator]
@at_firm
def bank(request: HttpRequest, member: Member) -> HttpResponse:
    if not runs_firm(member) or not may_act(member):
        raise Http404
    form = BankForm(request.POST or None, partner=member.partner)
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        entity, details = form.cleaned_data["entity"], form.cleaned_data["details"]
        if change_bank_details(entity, details=details, by=member.user, now=now):
            messages.success(request, _("The new details are kept. Payouts to them begin in three days."))
        return redirect("cabinet:bank")
    held = BankChange.objects.filter(legal_entity__partner=member.partner_id, held_until__gt=now)
    words = {
        "partner": member.partner,
        "form": form,
        "entities": LegalEntity.objects.filter(partner=member.partner_id),
        "held": held.select_related("legal_entity"),
    }
    return render(request, "cabinet/bank.html", words, status=422 if form.errors else 200)
