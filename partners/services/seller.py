"""A partner's sellers: the named people whose codes and referrals are counted apart (B1, C6)."""

from django.db import transaction

from partners.models import Member, MemberRole, Seller


@transaction.atomic
def seller_of(member: Member) -> Seller | None:
    """The seller that a seller's log-in stands for, made at the first need; none for the firm's other people."""
    if member.role != MemberRole.SELLER:
        return None
    name = member.user.full_name or member.user.email
    seller, _new = Seller.objects.get_or_create(
        partner_id=member.partner_id, member=member, defaults={"name": name[:150]}
    )
    return seller
