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


def grantable(actor: User) -> list[Role]:
    """The roles that a person may give to others, by invitation or by change."""
    if actor.role == Role.OWNER:
        return [Role.OWNER, Role.HEAD, Role.MANAGER, Role.ACCOUNTANT]
    return [Role.MANAGER, Role.ACCOUNTANT] if actor.role == Role.HEAD else []


def may_manage(actor: User, person: User) -> bool:
    """Whether one may change another's role or shut them out: only people whose role one could give."""
    return person.role in grantable(actor)


# Views that aren't ours carry no decorator: their policies stand here, by the name of the address.
BORROWED: dict[str, Policy] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "set_language": PUBLIC,
}


def declared_policy(view: Callable[..., HttpResponseBase], name: str) -> Policy | None:
    """The policy of a view known under a name (`namespace:name`); none where nobody declared one."""
    policy: Policy | None = getattr(view, "access", None)
    return policy or BORROWED.get(name)


def refuse(request: HttpRequest) -> HttpResponseBase:
    """A stranger logs in first; a partner finds nothing (404); staff are told no (403)."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if request.user.is_partner:
        raise Http404
    raise PermissionDenied


def access(policy: Policy) -> Callable[[View], View]:
    """Declare who may open a view, and refuse everyone else."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            return view(request, *args, **kwargs) if policy.allows(request.user) else refuse(request)

        guarded.access = policy  # type: ignore[attr-defined]
        return cast(View, guarded)

    return declare
