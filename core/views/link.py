"""The answer of a signed link that opens nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.rules.link import LinkState
from core.services.link import Closed


def link_closed(request: HttpRequest, error: Closed) -> HttpResponse:
    """A sentence of its own for each reason, and not a word of what the link was for."""
    gone = error.state in (LinkState.USED, LinkState.REVOKED, LinkState.EXPIRED)
    return render(request, "core/link_closed.html", {"state": error.state.value}, status=410 if gone else 404)
