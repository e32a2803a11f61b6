"""Numbers as people write them in spreadsheets."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NumberFormat:
    """How a column writes its numbers.

    `decimal` is "." or ","; None where two readings are possible (every value like "1,234"). `thousands` is "" or
    the sign between groups of three, " " standing for every kind of space. `currency` is an ISO code or "" where no
    mark was seen.
    """

    decimal: str | None = "."
    thousands: str = ""
    currency: str = ""
    percent: bool = False
