"""Words and numbers of verdicts: `{% load scoring_words %}`."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import gettext

from core.models import JobRun
from core.rules import formats
from core.templatetags.formats import here
from partners.models import Tier

register = template.Library()

STATE_TONES = {
    JobRun.State.PUBLISHED: "up",
    JobRun.State.FAILED: "down",
    JobRun.State.INTERRUPTED: "attention",
    JobRun.State.RUNNING: "information",
}


@register.simple_tag
def tier_name(tier: str) -> str:
    return str(Tier(tier).label)


@register.simple_tag
def percent_of(percents: Decimal, digits: int = 1) -> str:
    """80 → 80%; the argument counts in percent."""
    return formats.percent(percents / 100, locale=here(), digits=digits)


@register.simple_tag
def share_of(part: int, whole: int, digits: int = 0) -> str:
    return formats.percent(Decimal(part) / whole if whole else 0, locale=here(), digits=digits)


@register.filter
def iso_day(text: str) -> date:
    """A day that stands in JSON."""
    return date.fromisoformat(text)


@register.filter
def state_tone(state: str) -> str:
    return STATE_TONES.get(JobRun.State(state), "plain")


@register.filter
def step_name(name: str) -> str:
    """The name of a step of the night, as `prm.night` says it, in the reader's language."""
    return gettext(name)
