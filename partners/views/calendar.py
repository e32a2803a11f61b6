"""A person's calendar for the phone: a secret link that can be closed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import MANAGERS, PUBLIC, access
from core.queries.company import company_day, company_of
from partners.models import CalendarFeed
from partners.queries.calendar import calendar_of
from partners.services.calendar import NoFeed, close_feed, open_feed, owner_of, token_of
from partners.views.actor import Request, actor_of


@access(MANAGERS)
def calendar(request: Request) -> HttpResponse:
    """The link, made, made anew, or closed with `do=close`."""
    actor = actor_of(request)
    if request.method == "POST":
        if request.POST.get("do") == "close":
            close_feed(actor)
            messages.success(request, _("The link is closed. Calendars that read it see nothing more."))
        else:
            open_feed(actor, now=timezone.now())
            messages.success(request, _("Here is your link. The one before, if there was one, is closed."))
        return redirect("partners:calendar")
    feed = CalendarFeed.objects.filter(user=actor).first()
    link = request.build_absolute_uri(reverse("partners:feed", args=[token_of(feed)])) if feed else ""
    return render(request, "partners/calendar.html", {"feed": feed, "link": link})


@access(PUBLIC)
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads; nothing where the link was changed or closed."""
    now = timezone.now()
    try:
        user = owner_of(token, now=now)
    except NoFeed as error:
        raise Http404 from error
    today = company_day(now, of=company_of(request))

    def link(partner: object) -> str:
        return request.build_absolute_uri(reverse("dashboards:partner", args=[partner.uuid]))  # type: ignore[attr-defined]

    body = calendar_of(user, today=today, now=now, link=link)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
