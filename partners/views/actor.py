"""Who asks, and the partner asked for."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from partners.models import Partner


class Request(HttpRequest):
    """A request that says whether htmx made it."""

    htmx: HtmxDetails


def actor_of(request: HttpRequest) -> User:
    """The person behind a request that a policy has let in."""
    if not isinstance(request.user, User):
        raise TypeError("a page for people was opened to strangers")
    return request.user


def partner_for(request: HttpRequest, *, uuid: UUID) -> Partner:
    """A partner that the person may see; any other is not found."""
    return get_object_or_404(Partner.objects.visible_to(actor_of(request)), uuid=uuid)


def partner_shown(request: HttpRequest, *, uuid: UUID) -> Partner:
    """The same, read with what the band over its pages shows."""
    known = Partner.objects.visible_to(actor_of(request)).select_related("kind", "manager", "standing")
    return get_object_or_404(known.prefetch_related("contacts"), uuid=uuid)
