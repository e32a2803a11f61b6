"""Reasons, terms and computations in the reader's words: pages, letters and papers say the same."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from core.rules import formats
from settlements.rules import compute
from settlements.rules.terms import Basis, Due, Orders, Period, Shape, Slab, Terms

REASONS = {
    compute.NO_RULE: lazy("No rule speaks of this sale."),
    compute.NO_RATE: lazy("No exchange rate is known for that day."),
    compute.NO_MARGIN: lazy("The rule pays a part of the margin, and the margin isn't known."),
    compute.NO_PROFIT: lazy("There was no profit to share."),
    compute.RATE_IS_ZERO: lazy("The rule pays nothing here."),
    compute.TOO_SMALL: lazy("It comes to less than the smallest coin."),
    compute.CUSTOMER_UNKNOWN: lazy("The rule asks who the customer is, and nobody wrote it down."),
    compute.NOT_FIRST: lazy("The rule pays for a customer's first order, and this one had ordered before."),
    compute.MONTHS_OVER: lazy("The months in which this customer's orders earn are over."),
    compute.CUSTOMER_PAID_FOR: lazy("This customer has earned the fixed sum already."),
    compute.CUSTOMER_CAP: lazy("The most that one customer may earn is reached."),
    compute.PERIOD_CAP: lazy("The most that the period may earn is reached."),
    compute.AWAITS_PAYMENT: lazy("It is due when the customer pays."),
    compute.RETURNED: lazy("Everything came back."),
}
SCOPES = {
    "code_id": lazy("this code"),
    "agreement_id": lazy("this agreement"),
    "partner_id": lazy("this partner"),
    "campaign": lazy("this campaign"),
    "product_group": lazy("this product group"),
    "tier": lazy("this tier"),
    "scheme_id": lazy("this scheme"),
    "kind_id": lazy("this kind of partner"),
}


def reason(code: str) -> str:
    """Why nothing is due."""
    return str(REASONS[code]) if code in REASONS else ""


def money(units: int, currency: str) -> str:
    """Minor units with their sign; as a bare number where the deal's own currency isn't known yet."""
    locale = formats.locale_of(get_language() or "en")
    return formats.money(units, currency, locale=locale) if currency else str(units)


def percent(value: Decimal | str) -> str:
    """A percentage without needless zeros."""
    exact = Decimal(value)
    digits = max(0, -int(exact.normalize().as_tuple().exponent))
    return formats.percent(exact / 100, locale=formats.locale_of(get_language() or "en"), digits=digits)


def period(code: str) -> str:
    return {
        Period.DEAL: _("in a deal"),
        Period.MONTH: _("in a month"),
        Period.QUARTER: _("in a quarter"),
        Period.YEAR: _("in a year"),
    }[Period(code)]


def terms(given: Terms) -> list[str]:
    """The terms as short phrases: what is paid first, then where it ends and when it is due."""
    return [_paid(given), *_narrowed(given), *_due(given)]


def _paid(given: Terms) -> str:
    of_margin = given.basis == Basis.MARGIN
    if given.shape == Shape.ENDED:
        return _("no longer applies")
    if given.shape == Shape.FIXED:
        return _("%(sum)s for a customer") % {"sum": money(given.fixed, given.currency)}
    if given.shape == Shape.SPLIT:
        return _("%(percent)s of the profit") % {"percent": percent(given.percent)}
    if given.shape == Shape.STEPS:
        return _steps(given)
    words = _("%(percent)s of the margin") if of_margin else _("%(percent)s of the amount")
    return words % {"percent": percent(given.percent)}


def _steps(given: Terms) -> str:
    steps = ", ".join(
        _("%(percent)s from %(sum)s") % {"percent": percent(step.percent), "sum": money(step.start, given.currency)}
        for step in given.steps
    )
    whole = _("for the whole volume") if given.slab == Slab.WHOLE else _("for the part in each step")
    return _("%(steps)s %(period)s, %(whole)s") % {"steps": steps, "period": period(given.volume_of), "whole": whole}


def _narrowed(given: Terms) -> Iterator[str]:
    if given.orders == Orders.FIRST:
        yield _("the first order only")
    if given.orders == Orders.MONTHS:
        yield ngettext("orders of the first %(n)s month", "orders of the first %(n)s months", given.months) % {
            "n": given.months
        }
    if given.customer_cap is not None:
        yield _("at most %(sum)s for a customer") % {"sum": money(given.customer_cap, given.currency)}
    if given.period_cap is not None:
        words = {"sum": money(given.period_cap, given.currency), "period": period(given.cap_period)}
        yield _("at most %(sum)s %(period)s") % words


def _due(given: Terms) -> Iterator[str]:
    if given.due == Due.PAID:
        yield _("due when the customer has paid")
    if given.due == Due.PARTS:
        yield _("due with each payment")
    if given.hold_days:
        yield ngettext("held %(n)s day", "held %(n)s days", given.hold_days) % {"n": given.hold_days}


def why(computation: dict[str, Any], *, currency: str, deal_currency: str = "") -> list[str]:
    """A computation line by line, as it was made; sums in the commission's currency."""
    lines = [_line(line, currency=currency, deal_currency=deal_currency) for line in computation.get("lines", [])]
    return [line for line in lines if line]


def _line(said: dict[str, Any], *, currency: str, deal_currency: str) -> str:
    words: dict[str, str] = {}
    for name in ("base", "gives", "cap", "earned", "before", "given"):
        if name in said:
            words[name] = money(said[name], currency)
    if "percent" in said:
        words["percent"] = percent(said["percent"])
    if "received" in said:
        words |= {name: money(said[name], deal_currency or currency) for name in ("received", "owed")}
    return str(_LINES[said["what"]]) % words if said["what"] in _LINES else ""


_LINES = {
    Shape.PERCENT: lazy("%(percent)s of %(base)s is %(gives)s."),
    Shape.SPLIT: lazy("%(percent)s of the profit of %(base)s is %(gives)s."),
    Shape.FIXED: lazy("A fixed sum for the customer: %(gives)s."),
    Shape.STEPS: lazy("%(base)s on top of %(before)s in the period reaches the step of %(percent)s: %(gives)s."),
    compute.CUSTOMER_CAP: lazy("A customer earns at most %(cap)s, and %(earned)s is earned already: %(gives)s."),
    compute.PERIOD_CAP: lazy("The period earns at most %(cap)s, and %(earned)s is earned already: %(gives)s."),
    Due.PAID: lazy("The customer has paid %(received)s of %(owed)s: %(gives)s is due."),
    Due.PARTS: lazy("The customer has paid %(received)s of %(owed)s: %(gives)s is due."),
    "given": lazy("Less what was given before: %(given)s."),
}


def narrowed_to(names: Sequence[str]) -> str:
    """By what a rule is more special than others, the strongest first; empty for a rule for all."""
    return ", ".join(str(SCOPES[name]) for name in names if name in SCOPES)


CHECKS = {
    "chain": lazy("The seal of an entry"),
    "balance": lazy("The balance of an account"),
    "digest": lazy("What a transaction says"),
    "zero": lazy("A transaction sums to zero"),
    "commission": lazy("A commission and what was written for it"),
    "statement": lazy("A statement is the sum of its lines"),
    "carried": lazy("What a statement carried over from the one before"),
    "line": lazy("A commission and its line in a statement"),
    "payout": lazy("What a statement says was paid or set off"),
    "set_off": lazy("What was taken off a debt, and in which statement"),
}


def check(code: str) -> str:
    """What a check of the proof compares."""
    return str(CHECKS.get(code, code))
