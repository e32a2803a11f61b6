"""Countries, currencies and time zones to choose from, in the reader's language."""

from functools import lru_cache

from babel.numbers import get_territory_currencies
from django.utils.translation import get_language

from accounts.rules.personal import time_zone_names
from core.rules.formats import locale_of

Choices = list[tuple[str, str]]
UNIONS = {"EU"}


def country_choices() -> Choices:
    names = locale_of(get_language() or "en").territories
    return sorted(((code, names[code]) for code in _moneys()), key=lambda pair: pair[1])


def currency_choices() -> Choices:
    """Codes with names, of money that some country uses today."""
    names = locale_of(get_language() or "en").currencies
    codes = {code for used in _moneys().values() for code in used}
    return sorted((code, f"{code} · {names.get(code, code)}") for code in codes)


def time_zone_choices() -> Choices:
    return [(name, name.replace("_", " ")) for name in time_zone_names()]


@lru_cache(maxsize=1)
def _moneys() -> dict[str, list[str]]:
    """The currencies in use by country; a territory without one isn't a country to choose."""
    codes = [code for code in map(str, locale_of("en").territories) if len(code) == 2 and code.isalpha()]
    return {code: used for code in codes if code not in UNIONS and (used := get_territory_currencies(code))}
