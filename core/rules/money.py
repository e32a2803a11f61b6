"""Money: whole minor units inside, Decimal at the edges, one rounding rule."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.numbers import get_currency_precision


@cache
def minor_digits(currency: str) -> int:
    """Digits after the point of a currency (2 for EUR, 0 for JPY, 3 for KWD)."""
    return get_currency_precision(currency)


def to_minor(amount: Decimal, currency: str) -> int:
    """Whole minor units of a decimal amount; half up on the absolute value, sign put back."""
    scaled = abs(amount).scaleb(minor_digits(currency))
    units = int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return -units if amount < 0 else units


def from_minor(units: int, currency: str) -> Decimal:
    """The decimal amount of whole minor units, with the currency's own number of digits."""
    return Decimal(units).scaleb(-minor_digits(currency))


@dataclass(frozen=True, order=False)
class Money:
    """An amount in whole minor units and its currency."""

    units: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | str | int, currency: str) -> "Money":
        return cls(to_minor(Decimal(amount), currency), currency)

    @property
    def amount(self) -> Decimal:
        return from_minor(self.units, self.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
