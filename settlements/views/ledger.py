"""A partner's money, its accounts, and the proofs of the ledger."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, STAFF, access
from core.queries.company import company_day, company_of
from partners.views.actor import Request, actor_of, partner_shown
from settlements.access import MONEY
from settlements.models import Account, LedgerProof
from settlements.queries.ledger import accounts_of_partner, latest_of, ledger_lines, money_with
from settlements.services.proof import prove

PROOFS = 60


@access(STAFF)
def partner_money(request: Request, uuid: UUID) -> HttpResponse:
    """What a partner earned, what is owed, and the accounts behind it."""
    partner = partner_shown(request, uuid=uuid)
    context = {
        "partner": partner,
        "money": money_with(partner),
        "commissions": latest_of(partner),
        "accounts": accounts_of_partner(partner),
        "may_write": HEADS.allows(request.user),
    }
    return render(request, "settlements/partner_money.html", context)


@access(STAFF)
def account_page(request: Request, uuid: UUID) -> HttpResponse:
    """The latest entries of one account, with the balance after each."""
    known = Account.objects.visible_to(actor_of(request)).select_related("partner", "legal_entity", "seller")
    account = get_object_or_404(known, uuid=uuid)
    return render(request, "settlements/account.html", {"account": account, "lines": ledger_lines(account)})


@access(MONEY)
def proofs(request: Request) -> HttpResponse:
    """Whether the ledger adds up, night by night."""
    rows = list(LedgerProof.objects.all()[:PROOFS])
    return render(request, "settlements/proofs.html", {"proofs": rows, "latest": rows[0] if rows else None})


@access(MONEY)
@require_POST
def prove_now(request: Request) -> HttpResponse:
    now = timezone.now()
    proof = prove(on=company_day(now, of=company_of(request)), now=now)
    if proof.is_whole:
        messages.success(request, _("The ledger adds up."))
    else:
        messages.error(request, _("The ledger does not add up. Nothing was changed."))
    return redirect("settlements:proofs")
