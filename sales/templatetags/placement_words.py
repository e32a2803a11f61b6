"""What placements brought: `{% load placement_words %}`."""

from datetime import date

from django import template

from campaigns.models import Placement
from sales.queries.placement import Brought, brought_by

register = template.Library()


@register.simple_tag
def brought(placement: Placement, today: date) -> Brought:
    """What came through the partner's codes while it stood there."""
    return brought_by(placement, on=today)
