"""A partner's deals for its own tab."""

from partners.models import Partner
from sales.models import Deal
from sales.models.deal import DealQuerySet


def deals_of(partner: Partner) -> DealQuerySet:
    """All deals of a partner, newest first."""
    return Deal.objects.filter(partner=partner).order_by("-ordered_on", "-id")
