"""Who may: every view declares one policy (J2)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.models import Role, User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Policy:
    """`roles` that may open a page; `None` means anyone, logged in or not."""

    name: str
    roles: frozenset[str] | None

    def allows(self, user: User | AnonymousUser) -> bool:
        if self.roles is None:
            return True
        return isinstance(user, User) and user.is_active and user.role in self.roles


PUBLIC = Policy("public", None)
SIGNED_IN = Policy("signed in", frozenset(Role.values))
STAFF = Policy("staff", frozenset({Role.OWNER, Role.HEAD, Role.MANAGER, Role.ACCOUNTANT}))
MANAGERS = Policy("managers", frozenset({Role.OWNER, Role.HEAD, Role.MANAGER}))
HEADS = Policy("heads", frozenset({Role.OWNER, Role.HEAD}))
OWNERS = Policy("owners", frozenset({Role.OWNER}))
PARTNERS = Policy("partners", frozenset({Role.PARTNER}))


def access(policy: Policy) -> Callable[[View], View]:
    """Declare who may open a view. A stranger logs in first; a partner finds nothing (404); staff are told no (403)."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            user = request.user
            if policy.allows(user):
                return view(request, *args, **kwargs)
            if not user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if user.role == Role.PARTNER:
                raise Http404
            raise PermissionDenied

        guarded.access = policy  # type: ignore[attr-defined]
        return cast(View, guarded)

    return declare
