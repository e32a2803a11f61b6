"""Currencies of a file: what they are called."""

from functools import cache

from babel import Locale

from core.rules.exchange import published_currencies
from imports.rules.mapping import plain

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
def _common() -> frozenset[str]:
    """Codes that a header may hold as a word: those with a published rate and our neighbours'."""
    return published_currencies() | {"BYN", "UAH", "KZT"}
