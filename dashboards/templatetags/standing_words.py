"""Tiers and reasons in words."""

from django import template

from partners.models import Tier

register = template.Library()


@register.filter
def tier_name(tier: str) -> str:
    """The name of a tier that is kept as its code."""
    return str(Tier(tier).label)
