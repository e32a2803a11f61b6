"""Partners while one types: for the command bar and for choosing one in a form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.access import STAFF, access
from partners.queries.find import find_partners
from partners.rules.search import read_search
from partners.views.actor import actor_of


@access(STAFF)
def find(request: HttpRequest) -> HttpResponse:
    """`?q=` is what was typed; with `?pick=1` the answer is a choice of one instead of links."""
    typed = request.GET.get("q", "")
    hits = find_partners(read_search(typed), actor=actor_of(request))
    if "pick" in request.GET:
        return render(request, "partners/pick.html", {"hits": hits, "typed": typed})
    options = [
        {"name": hit.name, "note": hit.note, "href": reverse("dashboards:partner", args=[hit.uuid])} for hit in hits
    ]
    return render(request, "components/command_options.html", {"query": typed, "options": options})
