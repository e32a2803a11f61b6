"""Where in a list a page stands, as its address says."""

from django.http import HttpRequest


def asked_page(request: HttpRequest, *, last: int) -> int:
    """The number of the page asked for, from 1 to `last`; 1 where it makes no sense."""
    wanted = request.GET.get("page", "")
    return min(max(int(wanted), 1), last) if wanted.isdecimal() and len(wanted) < 6 else 1


def address_with(request: HttpRequest, **changes: object) -> str:
    """The query string of the list with these changes, without what is empty; `page` is dropped unless it is one."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = str(value)
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return query.urlencode()
