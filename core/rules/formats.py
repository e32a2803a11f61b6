"""Numbers, days and money as a person of a language reads them. Locales are Babel's; text out, no markup."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_datetime, format_skeleton, get_month_names
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_decimal,
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
)

from core.rules.money import from_minor, minor_digits

Number = int | float | Decimal
_LOCALES = {"en": "en_GB"}
_SPACE = "\N{NO-BREAK SPACE}"
_SIGN = "\N{CURRENCY SIGN}"
_MINUS = "\N{MINUS SIGN}"


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale of a language code of Django's; days come before months in our English."""
    return Locale.parse(_LOCALES.get(language, language.replace("-", "_")))


def number(value: Number, *, locale: Locale, digits: int | None = None) -> str:
    """A number with the locale's separators; `digits` after the point, as many as there are (to three) without it."""
    if isinstance(value, int):
        return _signed(_digits(abs(value), digits or 0, locale), negative=value < 0)
    if digits is None:
        return _true_minus(format_decimal(value, locale=locale))
    exact = Decimal(str(value))
    return _signed(_digits(abs(exact), digits, locale), negative=exact.is_signed())


def short_number(value: Number, *, locale: Locale) -> str:
    """A number for a narrow place: 77.5M, 1.2K."""
    return _true_minus(format_compact_decimal(value, fraction_digits=_short_digits(value), locale=locale))


def percent(ratio: Number, *, locale: Locale, digits: int = 0, signed: bool = False) -> str:
    """A ratio as a percentage: 0.125 is 12.5 % with one digit; `signed` puts a + before a rise."""
    share = Decimal(str(ratio)) * 100
    body = number(abs(share), locale=locale, digits=digits)
    gap = _SPACE if _SPACE in locale.percent_formats[None].pattern else ""
    sign = _MINUS if share < 0 else "+" if signed and share > 0 else ""
    return f"{sign}{body}{gap}%"


def money(units: int, currency: str, *, locale: Locale, whole: bool = False) -> str:
    """Minor units with the currency's sign; `whole` leaves the cents away (rounded for the eye only)."""
    before, after = _around_money(currency, locale)
    size = _digits(abs(from_minor(units, currency)), 0 if whole else minor_digits(currency), locale)
    return _signed(f"{before}{size}{after}", negative=units < 0)


def amount(units: int, currency: str, *, locale: Locale, whole: bool = False) -> str:
    """Minor units as a bare number, for a column whose head says the currency."""
    return number(from_minor(units, currency), locale=locale, digits=0 if whole else minor_digits(currency))


def short_money(units: int, currency: str, *, locale: Locale) -> str:
    """Money for a narrow place: €77.5M."""
    value = from_minor(units, currency)
    digits = _short_digits(value)
    return _true_minus(format_compact_currency(value, currency, fraction_digits=digits, locale=locale))


def day(value: date, *, locale: Locale) -> str:
    """12 May 2026."""
    return f"{day_month(value, locale=locale)} {value.year}"


def day_month(value: date, *, locale: Locale) -> str:
    """A day within a known year: 12 May."""
    return f"{value.day} {_months(locale)[value.month]}"


def month_year(value: date, *, locale: Locale) -> str:
    """Mar 2026."""
    return format_skeleton("yMMM", datetime.combine(value, datetime.min.time()), locale=locale)


def weekday(value: date, *, locale: Locale) -> str:
    """A day with its weekday: Tue 12 May."""
    return format_skeleton("MMMEd", datetime.combine(value, datetime.min.time()), locale=locale)


def moment(value: datetime, *, locale: Locale) -> str:
    """Day and minute of a datetime that is already in the reader's time zone."""
    return format_datetime(value.replace(tzinfo=None), format="d MMM y HH:mm", locale=locale)


def _digits(size: Decimal | int, digits: int, locale: Locale) -> str:
    """Half to even, as Babel rounds; a page says a hundred numbers, so only the separators are asked of it, once."""
    return f"{size:,.{digits}f}".translate(_separators(locale))


@cache
def _separators(locale: Locale) -> dict[int, str]:
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}


@cache
def _around_money(currency: str, locale: Locale) -> tuple[str, str]:
    """What stands before and after an amount."""
    sign = get_currency_symbol(currency, locale=locale)
    if not locale.currency_formats["standard"].pattern.startswith(_SIGN):
        return "", f"{_SPACE}{sign}"
    return f"{sign}{_SPACE if sign[-1].isalpha() else ''}", ""


@cache
def _months(locale: Locale) -> dict[int, str]:
    return dict(get_month_names("abbreviated", locale=locale))


def _signed(text: str, *, negative: bool) -> str:
    return f"{_MINUS}{text}" if negative else text


def _short_digits(value: Number) -> int:
    size = abs(float(value))
    if size < 1000:
        return 0
    while size >= 1000:
        size = size / 1000
    return 1 if size < 100 else 0


def _true_minus(text: str) -> str:
    return text.replace("-", _MINUS)
