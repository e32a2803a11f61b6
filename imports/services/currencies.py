"""Currencies of a file: what they are called, and what one was worth in another on a day."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from babel import Locale
from currency_converter import CurrencyConverter, RateNotFoundError

from imports.rules.mapping import plain

RATE_DIGITS = 8
_MAY_BE_OLD = timedelta(days=92)
_MARKS = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "zl": "PLN",
    "₽": "RUB",
    "руб": "RUB",
    "рублей": "RUB",
    "rur": "RUB",
    "br": "BYN",
    "бел руб": "BYN",
    "₴": "UAH",
    "грн": "UAH",
    "₸": "KZT",
    "евро": "EUR",
    "долл": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "złotych": "PLN",
}


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


def known_currency(text: str) -> str:
    """The ISO code that a word or a mark means; empty for one that isn't known."""
    code = text.strip().upper()
    if code in _codes():
        return code
    return _MARKS.get(text.strip().casefold().rstrip("."), "")


def currency_of_header(header: str) -> str:
    """The currency that a column's name speaks of (`Сумма, руб.`, `dollar_value`, `Kwota PLN`), empty for none."""
    words = plain(header).split()
    found = {_MARKS.get(word) or (word.upper() if word.upper() in _common() else "") for word in words} - {""}
    found |= {code for mark, code in _MARKS.items() if len(mark) == 1 and mark in header}
    return found.pop() if len(found) == 1 else ""


@cache
def _converter() -> CurrencyConverter:
    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")


@cache
def _common() -> frozenset[str]:
    """Codes that a header may hold as a word: those with a published rate and our neighbours'."""
    return frozenset(_converter().currencies) | {"BYN", "UAH", "KZT"}


def rate(currency: str, *, base: str, on: date) -> Decimal | None:
    """What one `currency` was worth in `base` on a day by the European Central Bank, to eight digits; the last rate
    known for up to 92 days after it; None where there is none."""
    if currency == base:
        return Decimal(1)
    converter = _converter()
    if not {currency, base} <= set(converter.currencies):
        return None
    ends = [converter.bounds[code].last_date for code in (currency, base) if code != "EUR"]
    if on - min(ends) > _MAY_BE_OLD:
        return None
    try:
        found = converter.convert(Decimal(1), currency, base, min(on, *ends))
    except RateNotFoundError:
        return None
    return Decimal(found).quantize(Decimal(1).scaleb(-RATE_DIGITS))
