"""Whatever page a partner's person opens, only their own firms' rows are read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from accounts.access import PUBLIC, declared_policy
from accounts.models import User
from partners.models import Member
from partners.queries.scope import only


class ScopeMiddleware:
    """Holds for the whole request, so that no page can forget it.

    Pages for anyone are left out: what they show is told by a link, not by who looks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.is_partner or _is_public(request):
            return self.get_response(request)
        own = list(Member.objects.filter(user=user).values_list("partner_id", flat=True))
        with only(own, user=user.pk):
            return self.get_response(request)


def _is_public(request: HttpRequest) -> bool:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    return declared_policy(match.func, match.view_name) == PUBLIC
