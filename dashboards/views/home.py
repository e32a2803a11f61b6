"""The first page of each role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.access import SIGNED_IN, access
from accounts.models import Role

FIRST_PAGES = {
    Role.OWNER: "dashboards:week",
    Role.HEAD: "dashboards:week",
    Role.MANAGER: "dashboards:day",
    Role.ACCOUNTANT: "sales:deals",
    Role.PARTNER: "cabinet:home",
}


@access(SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """The owner and the head see the week, a manager the day, an accountant the deals, a partner the cabinet."""
    return redirect(FIRST_PAGES[Role(request.user.role)])  # type: ignore[union-attr]
