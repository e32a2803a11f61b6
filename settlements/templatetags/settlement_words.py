"""Commissions and rules in words: `{% load settlement_words %}`."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.ui import badge
from settlements.models import Commission, CommissionState, RuleVersion
from settlements.queries import words
from settlements.queries.rulebook import terms_of

register = template.Library()

_TONES = {
    CommissionState.HELD: "attention",
    CommissionState.APPROVED: "information",
    CommissionState.IN_STATEMENT: "information",
    CommissionState.PAID: "up",
    CommissionState.REVERSED: "down",
}


@register.simple_tag
def commission_state(state: str) -> SafeString:
    """The state as a badge."""
    return badge(str(CommissionState(state).label), tone=_TONES.get(CommissionState(state), "plain"))


@register.simple_tag
def state_label(state: str) -> str:
    """The state in the reader's language."""
    return str(CommissionState(state).label)


@register.filter
def reason_words(code: str) -> str:
    """Why nothing is due."""
    return words.reason(code)


@register.filter
def terms_words(version: RuleVersion) -> list[str]:
    """A version's terms as short phrases."""
    return words.terms(terms_of(version))


@register.filter
def why_words(commission: Commission) -> list[str]:
    """How it was computed, line by line."""
    return words.why(commission.computation, currency=commission.currency, deal_currency=commission.deal_currency)


@register.filter
def scope_words(commission: Commission) -> str:
    """By what the rule that won was more special."""
    return words.narrowed_to(commission.computation.get("rule", {}).get("scope", []))


@register.filter
def check_words(code: str) -> str:
    """What a check of the proof compares."""
    return words.check(code)
