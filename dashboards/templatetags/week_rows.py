"""Where the figures of the week lead: the rows behind each."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from core.rules.weeks import IsoWeek
from dashboards.rules.figure import Metric
from partners.models import InteractionKind
from sales.models import DealState

register = template.Library()

KINDS = {Metric.CALLS: InteractionKind.CALL, Metric.MEETINGS: InteractionKind.MEETING}


@register.simple_tag
def rows_of(metric: Metric, week: IsoWeek) -> str:
    """The address of the list whose rows make up a figure of the week."""
    if metric in KINDS:
        return f"{reverse('partners:interactions')}?{urlencode({'week': str(week), 'kind': KINDS[metric].value})}"
    if metric is Metric.NEW_PARTNERS:
        return f"{reverse('partners:list')}?{urlencode({'created_week': str(week)})}"
    return f"{reverse('sales:deals')}?{urlencode({'week': str(week), 'state': DealState.WON.value})}"
