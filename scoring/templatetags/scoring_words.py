"""Words and numbers of verdicts: `{% load scoring_words %}`."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from core.models import JobRun
from core.rules import formats
from core.templatetags.charts import share
from core.templatetags.formats import here
from partners.models import Tier

register = template.Library()

ROWS = {
    "scope_weeks": _("Weeks of the company, kinds and managers"),
    "moves": _("Class or tier changed"),
    "standings": _("Standings"),
    "exchange": _("Quarters of the exchange"),
    "flags_opened": _("Risks opened"),
    "flags_closed": _("Risks closed"),
    "flags_changed": _("Risks with new evidence"),
}
STEPS = {
    "marks": _("Take the changes"),
    "weekly KPIs": _("Weekly KPIs"),
    "classes and tiers": _("Classes and tiers"),
    "risk flags": _("Risk flags"),
    "exchange balance": _("Exchange balance"),
    "publish": _("Publish"),
}
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
    """A step of `prm.night` in the reader's language."""
    return str(STEPS.get(name, name))


@register.filter
def row_name(name: str) -> str:
    """What a run counts under a name."""
    return str(ROWS.get(name, name))


@register.filter
def seconds(run: JobRun) -> float | None:
    """How long the steps of a run took together; None where none is known."""
    return sum(step["seconds"] for step in run.steps) if run.steps else None


@register.simple_tag
def share_bar(part: float, whole: float) -> str:
    """A lying bar that shows a part of the longest."""
    return share(part / whole if whole else 0)


@register.filter
def told_plainly(content: dict[str, Any]) -> str:
    """Rules as indented text."""
    return json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True)
