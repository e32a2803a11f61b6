"""Referrals and codes as one person of a partner may see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from cabinet.access import sees_all
from campaigns.models import Code
from partners.models import Member, Seller
from sales.models import Dispute, Referral, ReferralMove
from sales.models.referral import ReferralQuerySet
from sales.queries.codes import codes_listed, with_results
from sales.rules.referral import LIVE

TABS = {
    "open": Q(state__in=sorted(LIVE)),
    "won": Q(state__in=["won", "paid"]),
    "over": Q(state__in=["lost", "rejected", "expired"]),
}


@dataclass(frozen=True)
class SellerResult:
    """What one seller brought: referrals, and won ones among them."""

    seller: Seller
    brought: int
    won: int


def own_referrals(member: Member) -> ReferralQuerySet:
    """The firm's, or a seller's own."""
    found = Referral.objects.filter(partner=member.partner_id)
    return found if sees_all(member) else found.filter(Q(seller__member=member) | Q(registered_by=member.user_id))


def own_codes(member: Member) -> QuerySet[Code]:
    """The firm's, or a seller's own, with what each brought."""
    found = Code.objects.filter(partner=member.partner_id)
    return with_results(found if sees_all(member) else found.filter(seller__member=member))


def open_codes(member: Member, *, now: datetime) -> QuerySet[Code]:
    """Those that still bring customers, newest first."""
    found = Code.objects.filter(partner=member.partner_id)
    return codes_listed(found if sees_all(member) else found.filter(seller__member=member), now=now)


def seller_results(member: Member) -> list[SellerResult]:
    """The firm's sellers, best first; for a seller nobody but themselves."""
    sellers = Seller.objects.filter(partner=member.partner_id, left_on=None)
    if not sees_all(member):
        sellers = sellers.filter(member=member)
    counted = Referral.objects.filter(partner=member.partner_id, seller__in=sellers).order_by().values("seller")
    rows = counted.annotate(n=Count("pk"), good=Count("pk", filter=Q(state__in=["won", "paid"])))
    by_seller = {row["seller"]: (row["n"], row["good"]) for row in rows}
    results = [SellerResult(seller, *by_seller.get(seller.pk, (0, 0))) for seller in sellers]
    return sorted(results, key=lambda result: (-result.won, -result.brought, result.seller.name))


def told_moves(referral: Referral) -> list[ReferralMove]:
    """What happened to it, latest first; who of us did it is ours."""
    hidden = [ReferralMove.What.REMINDED]
    return list(ReferralMove.objects.filter(referral=referral).exclude(what__in=hidden))


def dispute_of(referral: Referral) -> Dispute | None:
    """The dispute about this claim, whichever side it is on; the other side stays unnamed."""
    return Dispute.objects.filter(Q(late=referral.pk) | Q(standing=referral.pk)).order_by("-opened_at").first()
