"""The request's id in its answer, so that a person who reports trouble can be found in the log."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


def request_id_header(answer: Next) -> Next:
    """Middleware; inside django_structlog's, which made the id, or took over the proxy's."""

    def with_id(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response["X-Request-ID"] = structlog.contextvars.get_contextvars().get("request_id", "")
        return response

    return with_id
