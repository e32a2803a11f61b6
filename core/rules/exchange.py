"""What one currency was worth in another on a day, by the European Central Bank."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

RATE_DIGITS = 8
_MAY_BE_OLD = timedelta(days=92)


@cache
def _converter() -> CurrencyConverter:
    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")


@cache
def published_currencies() -> frozenset[str]:
    """The currencies that have a published rate."""
    return frozenset(_converter().currencies)


def rate(currency: str, *, base: str, on: date) -> Decimal | None:
    """The worth of one `currency` in `base`, to eight digits; the last rate known for up to 92 days after it.

    None where there is none.
    """
    if currency == base:
        return Decimal(1)
    converter = _converter()
    if not {currency, base} <= published_currencies():
        return None
    ends = [converter.bounds[code].last_date for code in (currency, base) if code != "EUR"]
    if on - min(ends) > _MAY_BE_OLD:
        return None
    try:
        found = converter.convert(Decimal(1), currency, base, min(on, *ends))
    except RateNotFoundError:
        return None
    return Decimal(found).quantize(Decimal(1).scaleb(-RATE_DIGITS))
