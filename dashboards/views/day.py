"""A manager's day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import MANAGERS, access
from core.queries.company import company_day, company_of
from dashboards.queries.day import day_page
from partners.views.actor import actor_of


@access(MANAGERS)
def day(request: HttpRequest) -> HttpResponse:
    """What there is to do today, for whoever looks after partners."""
    today = company_day(timezone.now(), of=company_of(request))
    return render(request, "dashboards/day/page.html", {"page": day_page(actor_of(request), on=today), "today": today})
