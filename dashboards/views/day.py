"""A manager's day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import MANAGERS, access
from accounts.models import User
from core.queries.company import company_day, company_of
from dashboards.queries.day import day_page


@access(MANAGERS)
def day(request: HttpRequest) -> HttpResponse:
    """What there is to do today, for whoever looks after partners."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    today = company_day(timezone.now(), of=company_of(request))
    return render(request, "dashboards/day/page.html", {"page": day_page(user, on=today), "today": today})
