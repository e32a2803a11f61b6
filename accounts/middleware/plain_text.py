"""No address and no form carries the byte that ends a string in C."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict


class PlainTextMiddleware:
    """NUL is in no language, and PostgreSQL keeps no text with it: whoever sends it is told so (400)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> None:
        if "\0" in request.path or _has_nul(request.GET) or (request.method == "POST" and _has_nul(request.POST)):
            raise BadRequest("NUL in a request")


def _has_nul(given: QueryDict) -> bool:
    return any("\0" in name or any("\0" in value for value in values) for name, values in given.lists())
