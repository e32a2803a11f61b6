"""States of deals and referrals in words: `{% load sales_words %}`."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.ui import badge
from sales.models import DealState, Referral, ReferralMove, ReferralState
from sales.queries.referral import reason_words

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


_REFERRAL_TONES = {
    ReferralState.NEW: "information",
    ReferralState.RETURNED: "attention",
    ReferralState.REJECTED: "down",
    ReferralState.WON: "up",
    ReferralState.PAID: "up",
    ReferralState.LOST: "down",
    ReferralState.EXPIRED: "attention",
}


@register.simple_tag
def referral_state(state: str) -> SafeString:
    """The state as a badge."""
    return badge(str(ReferralState(state).label), tone=_REFERRAL_TONES.get(ReferralState(state), "plain"))


@register.filter
def why(of: Referral | ReferralMove) -> str:
    """Its reason as a person reads it; empty where there is none."""
    return reason_words(of.reason)
