"""What every page of the frame knows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.queries.company import company_of


def frame(request: HttpRequest) -> dict[str, object]:
    """Context for `base.html`: the company (read when asked for), the theme and whether the rail is folded."""
    return {
        "company": SimpleLazyObject(lambda: company_of(request)),
        "theme": getattr(getattr(request, "user", None), "theme", "auto"),
        "rail": "folded" if request.COOKIES.get("rail") == "folded" else "open",
    }
