"""Entering, changing and cancelling a deal by hand."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from campaigns.models import Code
from core.models import Company
from core.rules import exchange
from partners.models import Partner
from sales.models import Deal, DealLine, DealState, Product
from sales.rules.customer import Customer
from sales.rules.deal import LARGEST, Line, converted, margin_of
from sales.services.referral_move import Mover
from sales.services.winning import follow_order, locked_deal

BY_HAND = "hand:"


class NumberTaken(Exception):
    """Another deal has this number: `deal`, None where it was entered this very moment."""

    def __init__(self, deal: Deal | None) -> None:
        super().__init__(deal)
        self.deal = deal


class TooMuch(Exception):
    """The deal comes to more than can be kept, in its currency or in the company's."""


class NoRate(Exception):
    """No rate between the deal's currency and the company's is published for that day: it has to be told."""


@dataclass(frozen=True, kw_only=True)
class Buyer:
    """Who bought, and the code that they named."""

    customer: Customer
    code: Code | None = None


@dataclass(frozen=True, kw_only=True)
class DealFacts:
    """What a person says about a deal; money in minor units of `currency`.

    With `lines` the amount is their sum, and the margin too where all costs are known. `rate` is the worth of one
    `currency` in the company's; None takes the published rate of the day.
    """

    ordered_on: date
    currency: str
    amount: int = 0
    margin: int | None = None
    state: str = DealState.WON
    number: str = ""
    seller: str = ""
    buyer: Buyer | None = None
    rate: Decimal | None = None
    lines: Sequence[Line] = ()


def record_deal(partner: Partner, *, facts: DealFacts, company: Company, key: str = "") -> Deal:
    """A new deal of the partner; `key` is its business key where it has no number.

    Raises NumberTaken, NoRate, TooMuch.
    """
    number = facts.number.strip()
    taken = Deal.objects.filter(key=number).first() if number else None
    if taken:
        raise NumberTaken(taken)
    deal = Deal(partner=partner, key=number or key or f"{BY_HAND}{uuid.uuid4()}", number=number)
    _fill(deal, facts=facts, company=company)
    try:
        with transaction.atomic():
            deal.save(force_insert=True)
            _write_lines(deal, lines=facts.lines)
    except IntegrityError as error:
        raise NumberTaken(Deal.objects.filter(key=number).first()) from error
    return deal


@transaction.atomic
def change_deal(deal: Deal, *, facts: DealFacts, mover: Mover) -> Deal:
    """The deal with other facts; its number stays once it has one, because imports know the deal by it.

    Nothing is written where nothing differs; its referral follows. Raises NoRate, NumberTaken, TooMuch.
    """
    deal = locked_deal(deal)
    before = _state(deal)
    if facts.number and not deal.number:
        _give_number(deal, number=facts.number.strip())
    _fill(deal, facts=facts, company=mover.company)
    if _state(deal) != before:
        _save(deal)
        follow_order(deal, mover=mover)
    if _lines(deal) != list(facts.lines):
        deal.lines.all().delete()
        _write_lines(deal, lines=facts.lines)
    return deal


@transaction.atomic
def cancel_deal(deal: Deal, *, mover: Mover) -> Deal:
    """The deal no longer counts, and wins nothing; cancelling twice changes nothing."""
    deal = locked_deal(deal)
    if deal.state != DealState.CANCELLED:
        deal.state = DealState.CANCELLED
        deal.save(update_fields=["state", "updated_at"])
        follow_order(deal, mover=mover)
    return deal


def name_buyer(deal: Deal, *, buyer: Buyer, country: str) -> None:
    """Put the customer's name and normalised numbers on the deal; nothing is saved."""
    keys = buyer.customer.keys(country=country)
    deal.customer, deal.code = buyer.customer.name.strip(), buyer.code
    deal.customer_phone, deal.customer_email = keys.get("phone", ""), keys.get("email", "")
    deal.customer_tax_id = keys.get("tax_id", "")


def _give_number(deal: Deal, *, number: str) -> None:
    taken = Deal.objects.filter(key=number).exclude(pk=deal.pk).first()
    if taken:
        raise NumberTaken(taken)
    deal.number = number
    if deal.key.startswith(BY_HAND):
        deal.key = number


def _save(deal: Deal) -> None:
    """The number may have been given to another deal this very moment."""
    try:
        with transaction.atomic():
            deal.save()
    except IntegrityError as error:
        raise NumberTaken(Deal.objects.filter(key=deal.key).exclude(pk=deal.pk).first()) from error


def _fill(deal: Deal, *, facts: DealFacts, company: Company) -> None:
    deal.amount = sum(line.amount for line in facts.lines) if facts.lines else facts.amount
    measured = margin_of(facts.lines)
    deal.margin = facts.margin if measured is None else measured
    _check_size(deal.amount, deal.margin)
    deal.ordered_on, deal.currency = facts.ordered_on, facts.currency
    deal.state, deal.seller = facts.state, facts.seller.strip()
    if facts.buyer:
        name_buyer(deal, buyer=facts.buyer, country=company.country)
    deal.rate = _rate(deal, facts=facts, base=company.currency)
    deal.base_amount = converted(deal.amount, currency=deal.currency, base=company.currency, rate=deal.rate)
    deal.base_margin = None
    if deal.margin is not None:
        deal.base_margin = converted(deal.margin, currency=deal.currency, base=company.currency, rate=deal.rate)
    _check_size(deal.base_amount, deal.base_margin)


def _check_size(*sums: int | None) -> None:
    if any(abs(found or 0) > LARGEST for found in sums):
        raise TooMuch


def _rate(deal: Deal, *, facts: DealFacts, base: str) -> Decimal:
    if facts.currency == base:
        return Decimal(1)
    found = facts.rate or exchange.rate(facts.currency, base=base, on=facts.ordered_on)
    if not found:
        raise NoRate(facts.currency, base, facts.ordered_on)
    return found


def _state(deal: Deal) -> tuple[object, ...]:
    return tuple(getattr(deal, field.attname) for field in deal._meta.concrete_fields)


def _lines(deal: Deal) -> list[Line]:
    return [
        Line(name=row.name, article=row.article, quantity=row.quantity, amount=row.amount, cost=row.cost)
        for row in deal.lines.all()
    ]


def _write_lines(deal: Deal, *, lines: Sequence[Line]) -> None:
    articles = {line.article for line in lines if line.article}
    products = {product.article: product for product in Product.objects.filter(article__in=articles)}
    DealLine.objects.bulk_create(
        DealLine(
            deal=deal,
            position=position,
            product=products.get(line.article),
            name=line.name or (products[line.article].name if line.article in products else ""),
            article=line.article,
            quantity=line.quantity,
            amount=line.amount,
            cost=line.cost,
        )
        for position, line in enumerate(lines, start=1)
    )
