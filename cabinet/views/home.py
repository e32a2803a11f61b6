"""The first page of the cabinet, and the choice between two firms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import PARTNERS, access
from cabinet.queries.home import cabinet_home
from cabinet.queries.place import current, places
from cabinet.views.place import CHOSEN
from core.queries.company import company_day, company_of
from core.views.drawn import Drawn
from partners.views.actor import actor_of


@access(PARTNERS)
def home(request: HttpRequest) -> HttpResponse:
    """The member's own firm: its tier and why, its turnover, its manager."""
    mine = places(actor_of(request))
    member = current(mine, chosen=request.session.get(CHOSEN, ""))
    if member is None:
        return render(request, "cabinet/no_firm.html")
    own = company_of(request)
    page = cabinet_home(member, on=company_day(timezone.now(), of=own), company=own)
    chart = Drawn.of(page.trend) if page.trend else None
    context = {"page": page, "partner": page.partner, "places": mine, "chart": chart}
    return render(request, "cabinet/home.html", context)


@access(PARTNERS)
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Stand at another of one's own firms; any other is not found."""
    wanted = request.POST.get("firm", "")
    if wanted not in {str(member.partner.uuid) for member in places(actor_of(request))}:
        raise Http404
    request.session[CHOSEN] = wanted
    return redirect("cabinet:home")
