"""Whatever page a partner's person opens, only their own firms' rows are read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from accounts.models import User
from partners.models import Member
from partners.queries.scope import only


class ScopeMiddleware:
    """Holds for the whole request, so that no page can forget it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.is_partner:
            return self.get_response(request)
        own = list(Member.objects.filter(user=user).values_list("partner_id", flat=True))
        with only(own, user=user.pk):
            return self.get_response(request)
