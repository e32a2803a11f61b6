"""The terms of a commission rule: what is paid, of what, and when."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Shape(StrEnum):
    PERCENT = "percent"
    FIXED = "fixed"
    STEPS = "steps"
    SPLIT = "split"
    ENDED = "ended"


class Basis(StrEnum):
    AMOUNT = "amount"
    MARGIN = "margin"


class Slab(StrEnum):
    MARGINAL = "marginal"
    WHOLE = "whole"


class Period(StrEnum):
    DEAL = "deal"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Orders(StrEnum):
    ALL = "all"
    FIRST = "first"
    MONTHS = "months"


class Due(StrEnum):
    ORDER = "order"
    PAID = "paid"
    PARTS = "parts"


@dataclass(frozen=True, kw_only=True)
class Step:
    """From this volume on (inclusive, minor units) this percentage, up to the next step (exclusive)."""

    start: int
    percent: Decimal


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A version of a rule; sums in minor units of `currency`, empty for the deal's own."""

    shape: Shape
    basis: Basis = Basis.AMOUNT
    percent: Decimal = Decimal(0)
    fixed: int = 0
    steps: tuple[Step, ...] = ()
    slab: Slab = Slab.MARGINAL
    volume_of: Period = Period.MONTH
    orders: Orders = Orders.ALL
    months: int = 0
    customer_cap: int | None = None
    period_cap: int | None = None
    cap_period: Period = Period.MONTH
    due: Due = Due.ORDER
    hold_days: int = 0
    currency: str = ""

    @property
    def knows_customers(self) -> bool:
        """Whether it matters who the customer is."""
        return self.shape == Shape.FIXED or self.orders != Orders.ALL or self.customer_cap is not None

    @property
    def looks_back(self) -> bool:
        """Whether it matters what was sold or earned before."""
        by_volume = self.shape == Shape.STEPS and self.volume_of != Period.DEAL
        return by_volume or self.customer_cap is not None or self.period_cap is not None
