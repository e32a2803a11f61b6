"""What settlements knows of a sale, and its parts by group of goods."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from settlements.rules.amounts import apportion
from settlements.rules.compute import Paid
from settlements.rules.terms import Basis


@dataclass(frozen=True, kw_only=True)
class Goods:
    """Lines of one group together; minor units of the deal's currency, `margin` None where a cost is unknown."""

    group: str
    amount: int
    margin: int | None = None


@dataclass(frozen=True, kw_only=True)
class SaleFact:
    """A sale as it stands now; money in minor units of `currency`.

    `amount` and `margin` are the deal's own, `returned` and `returned_margin` what came back of them. `counts` is
    false for a deal that isn't won (any more). `rate` is the worth of one `currency` in `company_currency`.
    `customer` is empty where nobody knows who it is; `first_on` is the day of the customer's first order.
    """

    deal_id: int
    deal_uuid: str
    partner_id: int
    on: date
    currency: str
    amount: int
    margin: int | None = None
    counts: bool = True
    returned: int = 0
    returned_margin: int = 0
    received: int = 0
    rate: Decimal = Decimal(1)
    company_currency: str = ""
    goods: tuple[Goods, ...] = ()
    kind_id: int | None = None
    tier: str = ""
    seller_id: int | None = None
    legal_entity_id: int | None = None
    referral_id: int | None = None
    code_id: int | None = None
    campaign: str = ""
    agreements: frozenset[int] = frozenset()
    schemes: frozenset[int] = frozenset()
    customer: str = ""
    first_on: date | None = None
    order_is_first: bool = False

    @property
    def paid(self) -> Paid:
        """What the customer has paid of what the deal comes to without returns."""
        return Paid(received=self.received, owed=max(0, self.amount - self.returned))

    @property
    def months_since_first(self) -> int:
        """Whole months from the customer's first order to this one."""
        if self.first_on is None:
            return 0
        months = (self.on.year - self.first_on.year) * 12 + self.on.month - self.first_on.month
        return months - (self.on.day < self.first_on.day)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One group of goods of a sale after returns; `margin` None where it isn't known."""

    group: str
    amount: int
    margin: int | None

    def base(self, basis: Basis) -> int | None:
        return self.amount if basis == Basis.AMOUNT else self.margin


def parts(sale: SaleFact) -> list[Part]:
    """The sale by groups of goods, in the order of the lines; the parts sum to the sale.

    A sale without lines is one part without a group. What came back is taken from all in proportion. A sale that
    doesn't count has parts of nothing.
    """
    if not sale.counts:
        return [Part(group=each.group, amount=0, margin=0) for each in _grouped(sale)]
    grouped = _grouped(sale)
    weights = [max(each.amount, 0) for each in grouped]
    amounts = apportion(sale.amount - sale.returned, weights=weights)
    return [
        Part(group=each.group, amount=amount, margin=margin)
        for each, amount, margin in zip(grouped, amounts, _margins(sale, grouped, weights), strict=True)
    ]


def _grouped(sale: SaleFact) -> list[Goods]:
    sums: dict[str, Goods] = {}
    for line in sale.goods:
        known = sums.get(line.group, Goods(group=line.group, amount=0, margin=0))
        margin = None if known.margin is None or line.margin is None else known.margin + line.margin
        sums[line.group] = Goods(group=line.group, amount=known.amount + line.amount, margin=margin)
    return list(sums.values()) or [Goods(group="", amount=sale.amount, margin=sale.margin)]


def _margins(sale: SaleFact, grouped: list[Goods], weights: list[int]) -> list[int | None]:
    """The margins of the groups: by their own where all are known, else the deal's in proportion to amounts."""
    if sale.margin is None:
        return [None] * len(grouped)
    left = sale.margin - sale.returned_margin
    own = [each.margin for each in grouped if each.margin is not None]
    if len(own) == len(grouped) and sum(own) == sale.margin and sale.returned_margin == 0:
        return list(own)
    return list(apportion(left, weights=weights))
