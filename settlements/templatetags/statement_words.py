"""Statements in words: `{% load statement_words %}`."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.ui import badge
from settlements.models import Commission, Statement, StatementState
from settlements.queries.statement import why_of

register = template.Library()
TONES = {
    StatementState.SENT: "information",
    StatementState.CONFIRMED: "information",
    StatementState.DISPUTED: "down",
    StatementState.APPROVED: "attention",
    StatementState.ORDERED: "attention",
    StatementState.PAID: "up",
}


@register.filter
def why_line(commission: Commission) -> str:
    """By which rule, of what."""
    return why_of(commission)


@register.simple_tag
def statement_state(statement: Statement) -> SafeString:
    """The state as a badge."""
    return badge(statement.get_state_display(), tone=TONES.get(StatementState(statement.state), "plain"))
