"""Marks that people write beside amounts, and the currencies each may mean (the likeliest first)."""

import re

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN")
_ROUBLES = ("RUB", "BYN")

MARKS: dict[str, tuple[str, ...]] = {
    "$": _DOLLARS,
    "us$": ("USD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "₸": ("KZT",),
    "₾": ("GEL",),
    "₺": ("TRY",),
    "₹": ("INR",),
    "рублей": _ROUBLES,
    "рубля": _ROUBLES,
    "рубль": _ROUBLES,
    "руб": _ROUBLES,
    "р": _ROUBLES,
    "byn": ("BYN",),
    "br": ("BYN",),
    "бел.руб": ("BYN",),
    "zł": ("PLN",),
    "zl": ("PLN",),
    "złotych": ("PLN",),
    "kč": ("CZK",),
    "грн": ("UAH",),
    "тенге": ("KZT",),
    "евро": ("EUR",),
    "долл": _DOLLARS,
} | {
    code.lower(): (code,)
    for code in ("USD", "EUR", "GBP", "RUB", "PLN", "UAH", "KZT", "CZK", "CHF", "JPY", "CNY", "GEL", "SEK", "NOK")
}

MARK_PATTERN = "(?:" + "|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True)) + r")\.?"


def currencies_of(mark: str) -> tuple[str, ...]:
    """The currencies that a mark may mean; empty for no mark."""
    return MARKS.get(mark.lower().rstrip("."), ())
