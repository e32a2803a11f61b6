"""From a referral to its order: the order that wins it is made or found once (D1, D2)."""

from django.db import transaction

from partners.queries.scope import beyond
from sales.models import Deal, DealState, Referral, ReferralState
from sales.rules.customer import Customer
from sales.rules.referral import LIVE, STAFF, may_move, sort_of
from sales.services.deal import Buyer, DealFacts, NumberTaken, name_buyer, record_deal
from sales.services.referral_move import MoveNotAllowed, Mover, locked
from sales.services.winning import settle_won, winning_deal


class OtherPartner(Exception):
    """The order is of another partner than the referral."""


class DealTaken(Exception):
    """The order belongs to another referral."""


@transaction.atomic
@beyond()
def convert(referral: Referral, *, facts: DealFacts, mover: Mover) -> Deal:
    """The order that the referral came to; asked again it answers the same one, whatever the facts.

    A number that an order of this partner has already attaches that order. Raises MoveNotAllowed, OtherPartner,
    DealTaken, NoRate, TooMuch.
    """
    referral = locked(referral)
    known = winning_deal(referral)
    if known:
        return known
    _check(referral, side=mover.side)
    try:
        deal = record_deal(referral.partner, facts=facts, company=mover.company, key=f"referral:{referral.uuid}")
    except NumberTaken as taken:
        if taken.deal is None:
            raise
        return _join(taken.deal, referral=referral, mover=mover)
    return _win(deal, referral=referral, mover=mover)


@transaction.atomic
def attach(deal: Deal, *, referral: Referral, mover: Mover) -> Deal:
    """Say that an order is of a referral; the first won one wins it. Raises OtherPartner, DealTaken."""
    return _join(deal, referral=locked(referral), mover=mover)


def _join(deal: Deal, *, referral: Referral, mover: Mover) -> Deal:
    deal = Deal.objects.select_for_update(of=("self",)).get(pk=deal.pk)
    if deal.referral_id == referral.pk:
        return deal
    if deal.referral_id:
        raise DealTaken(deal)
    if deal.partner_id != referral.partner_id:
        raise OtherPartner(deal)
    may_win = referral.state in LIVE or referral.state == ReferralState.WON
    if deal.state == DealState.WON and may_win and not winning_deal(referral):
        return _win(deal, referral=referral, mover=mover)
    return _link(deal, referral=referral, mover=mover, converts=False)


def _check(referral: Referral, *, side: str) -> None:
    sort = sort_of(direction=referral.direction, kind=referral.kind)
    begun = "accepted" if referral.state in ("new", "returned") and side == STAFF else referral.state
    if begun != ReferralState.WON and not may_move(sort, begun, ReferralState.WON, who=side):
        raise MoveNotAllowed(f"{referral.state} → won")


def _win(deal: Deal, *, referral: Referral, mover: Mover) -> Deal:
    _link(deal, referral=referral, mover=mover, converts=True)
    settle_won(referral, mover=mover)
    return deal


def _link(deal: Deal, *, referral: Referral, mover: Mover, converts: bool) -> Deal:
    """An order keeps what is known of its customer and its code; the referral's fill what is not."""
    deal.referral, deal.converts = referral, converts
    if not (deal.customer or deal.customer_phone or deal.customer_email or deal.customer_tax_id):
        who = Customer(name=referral.customer, phone=referral.phone, email=referral.email, tax_id=referral.tax_id)
        name_buyer(deal, buyer=Buyer(customer=who, code=deal.code), country=mover.company.country)
    deal.code = deal.code or referral.code
    if referral.seller and not deal.seller:
        deal.seller = referral.seller.name[:120]
    deal.save()
    return deal
