"""Goods that come back and money that comes in, each told once (D2)."""

from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Sum

from sales.models import Deal, DealPayment, DealReturn, DealState
from sales.rules.deal import LARGEST, part_of
from sales.services.referral_move import Mover
from sales.services.winning import follow_order, locked_deal

Event = TypeVar("Event", DealReturn, DealPayment)


class NotWon(Exception):
    """Nothing comes back of an order that isn't won."""


class MoreThanThere(Exception):
    """`left` is what may still come back, or be taken back; minor units."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class TooMuch(Exception):
    """More than a column of money keeps."""


class EventReused(Exception):
    """The business key belongs to an event that says something else."""


@transaction.atomic
def record_return(
    deal: Deal, *, amount: int, returned_on: date, key: str, kind: str, reason: str, mover: Mover
) -> DealReturn:
    """A part of the order comes back; told again under the same key it is the same row.

    Where all of it came back its referral isn't won any more. Money is positive, in minor units of the deal's
    currency. Raises NotWon, MoreThanThere, EventReused.
    """
    deal = locked_deal(deal)
    known = DealReturn.objects.filter(key=key).first()
    if known:
        return _same(
            known, (deal.pk, amount, returned_on, kind), (known.deal_id, known.amount, known.returned_on, known.kind)
        )
    if deal.state != DealState.WON:
        raise NotWon
    before = _sums(DealReturn, deal)
    if not 0 < amount <= deal.amount - before["amount"]:
        raise MoreThanThere(max(0, deal.amount - before["amount"]))
    after = before["amount"] + amount
    margin = None if deal.margin is None else part_of(deal.margin, part=after, of=deal.amount) - before["margin"]
    base_margin = None
    if deal.base_margin is not None:
        base_margin = part_of(deal.base_margin, part=after, of=deal.amount) - before["base_margin"]
    made = DealReturn.objects.create(
        deal=deal,
        key=key,
        kind=kind,
        returned_on=returned_on,
        amount=amount,
        margin=margin,
        base_amount=part_of(deal.base_amount, part=after, of=deal.amount) - before["base_amount"],
        base_margin=base_margin,
        reason=reason.strip(),
        by=mover.user,
    )
    follow_order(deal, mover=mover)
    return made


@transaction.atomic
def record_payment(deal: Deal, *, amount: int, paid_on: date, key: str, note: str, mover: Mover) -> DealPayment:
    """The customer paid a part; told again under the same key it is the same row.

    A negative amount takes a mistake back. While all is paid the deal's referral is paid too. Raises MoreThanThere,
    TooMuch, EventReused.
    """
    deal = locked_deal(deal)
    known = DealPayment.objects.filter(key=key).first()
    if known:
        return _same(known, (deal.pk, amount, paid_on), (known.deal_id, known.amount, known.paid_on))
    before = _sums(DealPayment, deal)
    after = before["amount"] + amount
    if amount == 0 or after < 0:
        raise MoreThanThere(before["amount"])
    base = part_of(deal.base_amount, part=after, of=deal.amount) if deal.amount > 0 else 0
    if max(after, abs(base)) > LARGEST:
        raise TooMuch
    payment = DealPayment.objects.create(
        deal=deal,
        key=key,
        paid_on=paid_on,
        amount=amount,
        base_amount=base - before["base_amount"],
        note=note.strip(),
        by=mover.user,
    )
    follow_order(deal, mover=mover)
    return payment


def _sums(model: type[DealReturn] | type[DealPayment], deal: Deal) -> dict[str, int]:
    """What stands already, by the name of each money column."""
    names = ["amount", "base_amount"] + (["margin", "base_margin"] if model is DealReturn else [])
    found = model._default_manager.filter(deal=deal).aggregate(**{f"{name}_sum": Sum(name) for name in names})
    return {name: found[f"{name}_sum"] or 0 for name in names}


def _same(known: Event, told: tuple[object, ...], stored: tuple[object, ...]) -> Event:
    if told != stored:
        raise EventReused
    return known
