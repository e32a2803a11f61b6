"""Key accounts (B8)."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import STAFF, access
from partners.queries.key_account import key_groups, years_total
from partners.views.actor import Request, actor_of


@access(STAFF)
def key_accounts(request: Request) -> HttpResponse:
    """Who feeds us, who is promising, who makes our image, who teaches us; and how to work with each."""
    total = years_total()
    words = {"groups": key_groups(actor_of(request), total=total), "total": total}
    return render(request, "partners/key_accounts.html", words)
