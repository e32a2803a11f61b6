"""What each side gave of each thing, and what it owes next (C8)."""

from dataclasses import dataclass

from campaigns.models import Barter, Occurrence, OccurrenceState, Side
from partners.models import Partner
from scoring.models import ExchangeQuarter

NEXT = 3
BARTER_SHOWN = 8


@dataclass(frozen=True)
class Given:
    """One kind of thing, and how much of it each side got; `is_money` in minor units. None where it can't go that way.

    `won` says that it counts in the index.
    """

    code: str
    we_got: int | None
    they_got: int | None
    is_money: bool = False
    won: bool = False


def given(row: ExchangeQuarter) -> list[Given]:
    """The lines of a balance in the order they are read."""
    return [
        Given("customers", row.customers_got, row.customers_gave),
        Given("orders", row.orders_got, row.orders_gave),
        Given("turnover", row.turnover_got, row.turnover_gave, is_money=True),
        Given("margin", row.margin_got, row.margin_gave, is_money=True, won=True),
        Given("commissions", None, row.commissions_gave, is_money=True, won=True),
        Given("barter", row.barter_got, row.barter_gave, is_money=True, won=True),
        Given("placements", row.placements_got, None),
        Given("materials", None, row.materials_gave),
    ]


def owed_next(partner: Partner, *, side: str) -> list[Occurrence]:
    """The next promises of a side that aren't kept yet, overdue ones first."""
    open_ones = Occurrence.objects.filter(partner=partner, side=side, state=OccurrenceState.OPEN)
    return list(open_ones.select_related("obligation").order_by("due_on", "pk")[:NEXT])


def owed_by_both(partner: Partner) -> dict[str, list[Occurrence]]:
    return {"we": owed_next(partner, side=Side.WE), "they": owed_next(partner, side=Side.THEY)}


def barter_of(partner: Partner) -> list[Barter]:
    """The latest of what went instead of money."""
    return list(Barter.objects.filter(partner=partner)[:BARTER_SHOWN])
