"""Numbers, money and days in the reader's language: `{% load formats %}`."""

from datetime import date, datetime

from babel import Locale
from django import template
from django.template import Context
from django.utils import timezone
from django.utils.translation import get_language

from core.queries.company import company_of
from core.rules import formats

register = template.Library()
EMPTY = "\N{EM DASH}"


def here() -> Locale:
    """The locale of the reader: the language that Django has active."""
    return formats.locale_of(get_language() or "en")


@register.simple_tag(takes_context=True)
def money(context: Context, units: int | None, currency: str = "", whole: bool = False, short: bool = False) -> str:
    """Minor units with their currency's sign; the company's currency unless said otherwise."""
    if units is None:
        return EMPTY
    unit = currency or company_of(context["request"]).currency
    if short:
        return formats.short_money(units, unit, locale=here())
    return formats.money(units, unit, locale=here(), whole=whole)


@register.simple_tag(takes_context=True)
def amount(context: Context, units: int | None, currency: str = "", whole: bool = False) -> str:
    """Minor units as a bare number: the head of the column says the currency."""
    if units is None:
        return EMPTY
    unit = currency or company_of(context["request"]).currency
    return formats.amount(units, unit, locale=here(), whole=whole)


@register.simple_tag
def number(value: formats.Number | None, digits: int | None = None, short: bool = False) -> str:
    if value is None:
        return EMPTY
    return formats.short_number(value, locale=here()) if short else formats.number(value, locale=here(), digits=digits)


@register.simple_tag
def percent(ratio: formats.Number | None, digits: int = 0, signed: bool = False) -> str:
    """A ratio as a percentage: `{% percent 0.125 1 %}` is 12.5%."""
    return EMPTY if ratio is None else formats.percent(ratio, locale=here(), digits=digits, signed=signed)


@register.filter
def day(value: date | None) -> str:
    """12 May 2026; a moment gives its day in the reader's time zone."""
    return EMPTY if value is None else formats.day(_day(value), locale=here())


@register.filter
def day_month(value: date | None) -> str:
    return EMPTY if value is None else formats.day_month(_day(value), locale=here())


@register.filter
def month_year(value: date | None) -> str:
    """Mar 2026, of any of its days."""
    return EMPTY if value is None else formats.month_year(_day(value), locale=here())


@register.filter
def weekday(value: date | None) -> str:
    return EMPTY if value is None else formats.weekday(_day(value), locale=here())


@register.filter
def moment(value: datetime | None) -> str:
    """12 May 2026 14:05, in the reader's time zone."""
    return EMPTY if value is None else formats.moment(timezone.localtime(value), locale=here())


def _day(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
