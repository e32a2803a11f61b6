"""What stands on top of every page about one partner: `{% load partner_frame %}`."""

from django import template
from django.template import Context
from django.utils import timezone

from core.queries.company import company_day, company_of
from dashboards.queries.partner import Band, band_of

register = template.Library()


@register.simple_tag(takes_context=True)
def partner_band(context: Context) -> Band:
    """The band of the `partner` in the context, as of the company's today."""
    company = company_of(context["request"])
    return band_of(context["partner"], on=company_day(timezone.now(), of=company))
