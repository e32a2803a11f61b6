"""Where the figures of the week lead: the rows behind each."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from core.rules.weeks import IsoWeek
from dashboards.rules.figure import Metric
from sales.models import DealState
from scoring.rules.contacts import CALLS, MEETINGS

register = template.Library()

KINDS = {Metric.CALLS: CALLS, Metric.MEETINGS: MEETINGS}


@register.simple_tag
def rows_of(metric: Metric, week: IsoWeek) -> str:
    """The address of the list whose rows make up a figure of the week."""
    if metric in KINDS:
        asked = urlencode({"week": str(week), "kind": ",".join(KINDS[metric])}, safe=",")
        return f"{reverse('partners:interactions')}?{asked}"
    if metric is Metric.NEW_PARTNERS:
        return f"{reverse('partners:list')}?{urlencode({'created_week': str(week)})}"
    return f"{reverse('sales:deals')}?{urlencode({'week': str(week), 'state': DealState.WON.value})}"
