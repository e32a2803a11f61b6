"""Who made the changes of a request: kept beside each of them by the audit triggers."""

from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware as PgHistoryMiddleware
from structlog.contextvars import get_contextvars


class HistoryMiddleware(PgHistoryMiddleware):
    """Adds the request's id to the person and the address."""

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        return {**super().get_context(request), "request_id": get_contextvars().get("request_id", "")}
