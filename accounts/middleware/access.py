"""No page without a policy: an address that nobody declared is refused, loudly."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase

from accounts.access import declared_policy, refuse


class UndeclaredAccess(ImproperlyConfigured):
    """A view without `@access` that `accounts.access.BORROWED` doesn't name either."""


class AccessMiddleware:
    """Applies the declared policies of views that aren't ours; our own carry `@access`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        policy = declared_policy(view, match.view_name if match else "")
        if policy is None:
            raise UndeclaredAccess(f"{request.path}: {view.__module__} declares no policy")
        return None if policy.allows(request.user) else refuse(request)
