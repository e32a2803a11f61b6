"""What was changed lately, for the owner."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import OWNERS, access
from accounts.forms.audit import AuditFilter
from accounts.queries.history import recent_changes

PAGE = 50


@access(OWNERS)
def audit(request: HttpRequest) -> HttpResponse:
    form = AuditFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    changes = recent_changes(
        by=wanted.get("by"),
        kind=wanted.get("kind", ""),
        since=wanted.get("since"),
        before=_moment(request.GET.get("before", "")),
        limit=PAGE + 1,
    )
    older = request.GET.copy()
    older["before"] = changes[PAGE - 1].at.isoformat() if len(changes) > PAGE else ""
    context = {"form": form, "changes": changes[:PAGE], "older": older.urlencode() if older["before"] else ""}
    return render(request, "accounts/audit.html", context)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
