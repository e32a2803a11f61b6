"""Numbers, days and money as a person of a language reads them. Locales are Babel's; text out, no markup."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import (
    NumberPattern,
    format_compact_currency,
    format_compact_decimal,
    format_decimal,
    get_currency_symbol,
    parse_pattern,
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
    pattern = None if digits is None else _pattern(digits)
    return _true_minus(format_decimal(value, format=pattern, locale=locale))


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
    pattern = _money_pattern(0 if whole else minor_digits(currency), currency, locale)
    return _true_minus(pattern.apply(from_minor(units, currency), locale))


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
    return format_date(value, format="d MMM y", locale=locale)


def day_month(value: date, *, locale: Locale) -> str:
    """A day within a known year: 12 May."""
    return format_date(value, format="d MMM", locale=locale)


def weekday(value: date, *, locale: Locale) -> str:
    """A day with its weekday: Tue 12 May."""
    return format_skeleton("MMMEd", datetime.combine(value, datetime.min.time()), locale=locale)


def moment(value: datetime, *, locale: Locale) -> str:
    """Day and minute of a datetime that is already in the reader's time zone."""
    return format_datetime(value.replace(tzinfo=None), format="d MMM y HH:mm", locale=locale)


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


@cache
def _money_pattern(digits: int, currency: str, locale: Locale) -> NumberPattern:
    """The pattern with the currency's sign already in its place: a page says money a hundred times."""
    number, sign = _pattern(digits), get_currency_symbol(currency, locale=locale)
    quoted = "'" + sign.replace("'", "''") + "'"
    if not locale.currency_formats["standard"].pattern.startswith(_SIGN):
        return parse_pattern(f"{number}{_SPACE}{quoted}")
    return parse_pattern(f"{quoted}{_SPACE if sign[-1].isalpha() else ''}{number}")


def _short_digits(value: Number) -> int:
    size = abs(float(value))
    if size < 1000:
        return 0
    while size >= 1000:
        size = size / 1000
    return 1 if size < 100 else 0


def _true_minus(text: str) -> str:
    return text.replace("-", _MINUS)
