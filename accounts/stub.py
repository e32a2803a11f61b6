"""Stands in for a page while its author builds it; goes when the last one is there."""

from django.http import HttpRequest, HttpResponse

from accounts.access import SIGNED_IN, access


@access(SIGNED_IN)
def stub(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("not built yet")
