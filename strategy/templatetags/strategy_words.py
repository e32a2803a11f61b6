"""What criteria want and answers say, in words: `{% load strategy_words %}`."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.rules import formats
from core.templatetags.formats import EMPTY, here
from core.templatetags.ui import badge
from strategy.models import AnswerKind, Assessment, Criterion
from strategy.rules.fit import YES, Level, level_of

register = template.Library()

TONES = {
    Level.UNKNOWN: "plain",
    Level.MUST_FAILS: "down",
    Level.POOR: "attention",
    Level.FAIR: "information",
    Level.GOOD: "up",
}


def _number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return formats.number(int(value) if whole else value.normalize(), locale=here())


def _with_unit(text: str, criterion: Criterion) -> str:
    unit = "%" if criterion.kind == AnswerKind.SHARE else _(criterion.unit) if criterion.unit else ""
    return f"{text} {unit}".strip()


@register.simple_tag
def wanted_words(criterion: Criterion) -> str:
    """The wanted answer: `at least 4.2 of 5`."""
    if criterion.kind == AnswerKind.YES_NO:
        return _("Yes") if criterion.wanted_yes else _("No")
    if criterion.kind == AnswerKind.ONE_OF:
        return _(" or ").join(_(option) for option in criterion.accepted) or EMPTY
    low, high = criterion.low, criterion.high
    if low is not None and high is not None:
        return _with_unit(_("%(low)s to %(high)s") % {"low": _number(low), "high": _number(high)}, criterion)
    if low is not None:
        return _with_unit(_("at least %(low)s") % {"low": _number(low)}, criterion)
    return _with_unit(_("at most %(high)s") % {"high": _number(high)}, criterion) if high is not None else EMPTY


@register.simple_tag
def answer_words(criterion: Criterion, value: str | None) -> str:
    """An answer as a person says it; a dash for none."""
    if not value:
        return EMPTY
    if criterion.kind == AnswerKind.YES_NO:
        return _("Yes") if value == YES else _("No")
    if criterion.kind == AnswerKind.ONE_OF:
        return _(value)
    return _with_unit(_number(Decimal(value)), criterion)


@register.simple_tag
def fit_badge(assessment: Assessment) -> str:
    """The fit with its colour; a must that fails is said first."""
    level = level_of(assessment.fit, failed_musts=assessment.failed_musts)
    if level is Level.UNKNOWN:
        return badge(_("Not assessed"), tone="plain")
    if level is Level.MUST_FAILS:
        n = assessment.failed_musts
        text = ngettext("%(n)s must fails", "%(n)s musts fail", n) % {"n": n}
        return badge(text, tone="down")
    return badge(level_name(level), tone=TONES[level])


@register.simple_tag
def level_name(level: str) -> str:
    """A level in words."""
    names = {
        Level.UNKNOWN: _("Not known yet"),
        Level.MUST_FAILS: _("A must fails"),
        Level.POOR: _("Far from ideal"),
        Level.FAIR: _("Fits in part"),
        Level.GOOD: _("Fits well"),
    }
    return names[Level(level)]


@register.simple_tag
def level_tone(level: str) -> str:
    return TONES[Level(level)]
