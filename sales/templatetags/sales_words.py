"""States of deals in words: `{% load sales_words %}`."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.ui import badge
from sales.models import DealState

register = template.Library()

_TONES = {DealState.OPEN: "information", DealState.LOST: "down", DealState.CANCELLED: "attention"}


@register.simple_tag
def state_name(state: str) -> str:
    """The state in the reader's language."""
    return str(DealState(state).label)


@register.simple_tag
def deal_state(state: str) -> SafeString | str:
    """The state as a badge; a won deal, being the rule, is plain text."""
    if state == DealState.WON:
        return state_name(state)
    return badge(state_name(state), tone=_TONES[DealState(state)])
