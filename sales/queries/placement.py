"""What a placement brought (C5)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from campaigns.models import Placement
from sales.models import Deal, DealState, Referral, ReferralState

WON = (ReferralState.WON, ReferralState.PAID)


@dataclass(frozen=True)
class Brought:
    """Customers who came, those won of them, and the won orders in the company's currency."""

    customers: int
    won: int
    turnover: int


def brought_by(placement: Placement, *, on: date) -> Brought:
    """What came through the partner's codes from the day it was placed until it was taken away, or until `on`.

    Orders of those customers count whenever they are made; an order that names a code but no referral counts by
    its own day.
    """
    days = placement.placed_on, placement.removed_on or on
    came = Referral.objects.filter(partner=placement.partner_id, code__isnull=False, registered_on__range=days)
    theirs = Q(referral__in=came) | Q(referral=None, code__isnull=False, ordered_on__range=days)
    orders = Deal.objects.filter(theirs, partner=placement.partner_id, state=DealState.WON)
    states = list(came.order_by().values_list("state", flat=True))
    return Brought(
        customers=len(states),
        won=sum(1 for state in states if state in WON),
        turnover=orders.aggregate(all=Sum("base_amount"))["all"] or 0,
    )
