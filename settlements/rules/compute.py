"""From terms and a base to a commission and its why."""

from dataclasses import dataclass, field
from typing import Any

from settlements.rules.amounts import apportion, portion, share
from settlements.rules.steps import earned_between, rate_at
from settlements.rules.terms import Due, Orders, Shape, Terms

# Why nothing is due. The words for people: `settlements.templatetags.settlement_words`.
NO_RULE = "no_rule"
NO_RATE = "no_rate"
NO_MARGIN = "no_margin"
NO_PROFIT = "no_profit"
RATE_IS_ZERO = "rate_is_zero"
TOO_SMALL = "too_small"
CUSTOMER_UNKNOWN = "customer_unknown"
NOT_FIRST = "not_first"
MONTHS_OVER = "months_over"
CUSTOMER_PAID_FOR = "customer_paid_for"
CUSTOMER_CAP = "customer_cap"
PERIOD_CAP = "period_cap"
AWAITS_PAYMENT = "awaits_payment"
RETURNED = "returned"
NO_SELLER = "no_seller"


@dataclass(frozen=True, kw_only=True)
class Past:
    """What was known when a commission was computed first; kept with it, and used again when it is corrected.

    Minor units in the commission's currency. `customer_known` is whether we know who the customer is,
    `order_is_first` and `months_since_first` what we know of the customer's orders.
    """

    volume_before: int = 0
    customer_earned: int = 0
    period_earned: int = 0
    customer_known: bool = False
    order_is_first: bool = False
    months_since_first: int = 0

    def kept(self) -> dict[str, Any]:
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class Paid:
    """How much of what a customer owes for a deal is paid; minor units of the deal's currency."""

    received: int = 0
    owed: int = 0

    @property
    def in_full(self) -> bool:
        return self.received >= self.owed


@dataclass(frozen=True, kw_only=True)
class Computed:
    """A commission in minor units; `reason` where it is zero; `lines` of the why, in order."""

    amount: int
    reason: str = ""
    lines: list[dict[str, Any]] = field(default_factory=list)


def compute(terms: Terms, *, base: int | None, past: Past, paid: Paid) -> Computed:
    """What terms give for a base in minor units; None where the base isn't known (no margin)."""
    if base is None:
        return Computed(amount=0, reason=NO_MARGIN)
    if base == 0:
        return Computed(amount=0, reason=RETURNED)
    if barred := _barred(terms, past=past):
        return Computed(amount=0, reason=barred)
    amount, reason, lines = _gross(terms, base=base, past=past)
    for code, cap, earned in (
        (CUSTOMER_CAP, terms.customer_cap, past.customer_earned),
        (PERIOD_CAP, terms.period_cap, past.period_earned),
    ):
        if cap is not None and amount > max(0, cap - earned):
            amount = max(0, cap - earned)
            reason = reason or code
            lines.append({"what": code, "cap": cap, "earned": earned, "gives": amount})
    return _due(terms, amount=amount, reason=reason, lines=lines, paid=paid)


def _barred(terms: Terms, *, past: Past) -> str:
    """Why the customer's orders earn nothing by these terms; empty where they may."""
    if not terms.knows_customers:
        return ""
    if not past.customer_known:
        return CUSTOMER_UNKNOWN
    if terms.orders == Orders.FIRST and not past.order_is_first:
        return NOT_FIRST
    if terms.orders == Orders.MONTHS and past.months_since_first >= terms.months:
        return MONTHS_OVER
    if terms.shape == Shape.FIXED and past.customer_earned > 0:
        return CUSTOMER_PAID_FOR
    return ""


def _gross(terms: Terms, *, base: int, past: Past) -> tuple[int, str, list[dict[str, Any]]]:
    """The sum before caps and payments, the reason of a zero, and the lines of the why."""
    said: dict[str, Any] = {"what": str(terms.shape), "base": base}
    if terms.shape == Shape.FIXED:
        amount = terms.fixed if base > 0 else 0
    elif terms.shape == Shape.STEPS:
        before = past.volume_before
        amount = earned_between(terms.steps, before=before, more=base, slab=terms.slab)
        reached = rate_at(terms.steps, volume=before + base)
        said |= {"before": before, "percent": str(reached), "slab": str(terms.slab)}
    elif terms.shape == Shape.SPLIT:
        if base < 0:
            return 0, NO_PROFIT, [said | {"gives": 0}]
        ours = 100 - terms.percent
        amount = apportion(base, weights=[int(terms.percent * 10_000), int(ours * 10_000)])[0]
        said |= {"percent": str(terms.percent)}
    else:
        amount = portion(base, percent=terms.percent)
        said |= {"percent": str(terms.percent)}
    reason = "" if amount else (TOO_SMALL if _pays_anything(terms) else RATE_IS_ZERO)
    return amount, reason, [said | {"gives": amount}]


def _pays_anything(terms: Terms) -> bool:
    if terms.shape == Shape.FIXED:
        return terms.fixed > 0
    return terms.percent > 0 or any(step.percent > 0 for step in terms.steps)


def _due(terms: Terms, *, amount: int, reason: str, lines: list[dict[str, Any]], paid: Paid) -> Computed:
    """How much of it is due by what the customer has paid."""
    if terms.due == Due.ORDER or amount == 0:
        return Computed(amount=amount, reason=reason, lines=lines)
    if terms.due == Due.PAID:
        due = amount if paid.in_full else 0
    else:
        due = share(amount, part=paid.received, whole=paid.owed)
    lines.append({"what": str(terms.due), "received": paid.received, "owed": paid.owed, "gives": due})
    return Computed(amount=due, reason="" if due else AWAITS_PAYMENT, lines=lines)
