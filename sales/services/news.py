"""Who is told what about a referral (I4)."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from notify.services.tell import tell
from partners.models import Member, MemberRole
from sales.models import Complaint, Direction, Referral, ReferralSource


def told_at_partner(referral: Referral) -> list[User]:
    """Who runs the firm, and the seller who brought the customer."""
    places = Member.objects.filter(partner=referral.partner_id).select_related("user")
    seller = referral.seller.member_id if referral.seller else None
    return [place.user for place in places if place.role == MemberRole.PRINCIPAL or place.pk == seller]


def tell_of_registering(referral: Referral, *, now: datetime) -> None:
    """A customer came: our manager hears it unless one of us wrote it down, or the partner whom we sent one."""
    words = {"customer": referral.customer, "partner": referral.partner.name}
    key = f"referral:{referral.uuid}:came"
    if referral.direction == Direction.OUTBOUND:
        address = reverse("cabinet:referral", args=[referral.uuid])
        tell(event="referral_sent", users=told_at_partner(referral), context=words, url=address, key=key, now=now)
    elif referral.source not in (ReferralSource.MANAGER, ReferralSource.IMPORT) and referral.partner.manager:
        address = reverse("sales:referral", args=[referral.uuid])
        tell(event="referral_came", users=[referral.partner.manager], context=words, url=address, key=key, now=now)


def tell_of_move(referral: Referral, *, number: int, now: datetime) -> None:
    """There is news: the partner hears it. `number` is the move's own."""
    tell(
        event="referral_moved",
        users=told_at_partner(referral),
        context={"customer": referral.customer},
        url=reverse("cabinet:referral", args=[referral.uuid]),
        key=f"referral:{referral.uuid}:{number}",
        now=now,
    )


def tell_of_ending(referral: Referral, *, now: datetime) -> None:
    """Its protection ends soon: the partner hears it in time to ask for more."""
    tell(
        event="referral_ends",
        users=told_at_partner(referral),
        context={"customer": referral.customer, "day": str(referral.protected_until)},
        url=reverse("cabinet:referral", args=[referral.uuid]),
        key=f"referral:{referral.uuid}:ends:{referral.protected_until}",
        now=now,
    )


def tell_of_dispute(referral: Referral, *, address: str, now: datetime) -> None:
    """A late claim has evidence: the partner's manager hears it."""
    if referral.partner.manager:
        words = {"customer": referral.customer, "partner": referral.partner.name}
        key = f"referral:{referral.uuid}:disputed"
        tell(event="referral_disputed", users=[referral.partner.manager], context=words, url=address, key=key, now=now)


def tell_of_complaint(complaint: Complaint, *, now: datetime) -> None:
    """A case is open: whoever looks after it hears it."""
    tell(
        event="complaint_opened",
        users=[complaint.owner],
        context={"partner": complaint.partner.name, "day": str(complaint.due_on)},
        url=reverse("sales:complaint", args=[complaint.uuid]),
        key=f"complaint:{complaint.uuid}",
        now=now,
    )
