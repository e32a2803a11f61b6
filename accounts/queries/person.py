"""People, read."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from accounts.models import Invitation, Role, User


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that `@access` let through; `TypeError` where nobody is."""
    if isinstance(request.user, AnonymousUser):
        raise TypeError("nobody is signed in")
    return request.user


def colleagues() -> QuerySet[User]:
    """The company's people, the deactivated last; each knows whether `has_second_factor`."""
    codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return (
        User.objects.exclude(role=Role.PARTNER)
        .annotate(has_second_factor=Exists(codes))
        .order_by("-is_active", "full_name", "pk")
    )


def waiting_invitations() -> QuerySet[Invitation]:
    """Of colleagues, neither accepted nor revoked."""
    return Invitation.objects.waiting().exclude(role=Role.PARTNER).select_related("invited_by")
