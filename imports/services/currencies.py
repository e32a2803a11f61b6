"""Currencies of a file: what they are called."""

from functools import cache

from babel import Locale

from core.rules.currency_marks import currencies_of
from core.rules.exchange import published_currencies
from imports.rules.mapping import plain

_WORDS = {"dollar": "USD", "dollars": "USD", "euro": "EUR", "rubles": "RUB", "zlotys": "PLN"}
_SIGNS = "$€£¥₽₴₸₾₺₹"


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


def known_currency(text: str, *, likely: str = "") -> str:
    """The ISO code that a word or a mark means, `likely` where it may mean that; empty for one that isn't known."""
    code = text.strip().upper()
    if code in _codes():
        return code
    return _meant(text.strip(), likely=likely)


def currency_of_header(header: str, *, likely: str = "") -> str:
    """The currency that a column's name speaks of (`Сумма, руб.`, `dollar_value`, `Kwota PLN`), empty for none."""
    words = [word for word in plain(header).split() if len(word) > 1]
    found = {_WORDS.get(word) or _code(word) or _meant(word, likely=likely) for word in words}
    found |= {_meant(sign, likely=likely) for sign in header if sign in _SIGNS}
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _meant(mark: str, *, likely: str) -> str:
    meant = currencies_of(mark)
    return likely if likely in meant else next(iter(meant), "")


def _code(word: str) -> str:
    return word.upper() if word.upper() in _common() else ""


@cache
def _common() -> frozenset[str]:
    """Codes that a header may hold as a word: those with a published rate and our neighbours'."""
    return published_currencies() | {"BYN", "UAH", "KZT"}
