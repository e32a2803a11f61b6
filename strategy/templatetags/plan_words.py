"""States of a joint plan in words: `{% load plan_words %}`."""

from django import template

from strategy.models import PlanState

register = template.Library()


@register.simple_tag
def plan_state_name(state: str) -> str:
    return str(PlanState(state).label)
