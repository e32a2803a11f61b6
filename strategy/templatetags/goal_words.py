"""Paces and flows in words: `{% load goal_words %}`."""

from fractions import Fraction

from django import template

from core.rules import formats
from core.templatetags.formats import EMPTY, here

register = template.Library()


@register.simple_tag
def rate(value: Fraction | None) -> str:
    """A number of something a month or a day: whole from 10 on, with as many digits as tell it from nothing below."""
    if value is None:
        return EMPTY
    digits = 0 if value >= 10 or value.denominator == 1 else 1 if value >= 1 else 2
    return formats.number(
        round(float(value), digits) if digits else int(value + Fraction(1, 2)), locale=here(), digits=digits
    )
