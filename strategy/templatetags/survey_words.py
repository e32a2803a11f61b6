"""Questions and shares of a survey in words: `{% load survey_words %}`."""

from django import template
from django.utils.translation import gettext as _

from core.rules import formats
from core.templatetags.formats import EMPTY, here
from strategy.models import Moment
from strategy.rules.survey import Interval

register = template.Library()


@register.simple_tag
def kind_name(kind: str) -> str:
    """A kind of business in the reader's language, if it is one of the shipped ones."""
    return _(kind)


@register.simple_tag
def question(moment: str, product: str) -> str:
    """What is asked about a moment."""
    words = {
        Moment.BEFORE: _("What did you buy before: %(product)s?"),
        Moment.TOGETHER: _("What did you buy together with: %(product)s?"),
        Moment.AFTER: _("What did you buy after: %(product)s?"),
    }
    return words[Moment(moment)] % {"product": product}


@register.simple_tag
def percent_of(part: int, total: int) -> str:
    """A share in percent; a dash of nothing."""
    return formats.percent(part / total, locale=here()) if total else EMPTY


@register.simple_tag
def between(interval: Interval) -> str:
    """An interval of shares: 29 % to 56 %."""
    low, high = (formats.percent(end, locale=here()) for end in (interval.low, interval.high))
    return f"{low} \N{EN DASH} {high}"
