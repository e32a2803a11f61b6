"""The order that wins a referral, and what becomes of the referral when that order changes (D2)."""

from django.db.models import Sum

from sales.models import Deal, DealPayment, DealReturn, DealState, Referral, ReferralMove, ReferralState
from sales.rules.referral import LIVE, STAFF
from sales.rules.winning import after_undoing, stands, wins_again
from sales.services.referral import hold
from sales.services.referral_move import Mover, locked, note, settle


def winning_deal(referral: Referral) -> Deal | None:
    """The order that won it, once there is one."""
    return Deal.objects.filter(referral=referral, converts=True).first()


def locked_deal(deal: Deal) -> Deal:
    """The row as it is now, kept from everybody else; its referral before it, as whoever converts one takes them."""
    referral = Deal.objects.filter(pk=deal.pk).values_list("referral", flat=True).first()
    if referral:
        locked(Referral(pk=referral))
    return Deal.objects.select_for_update(no_key=True, of=("self",)).select_related("partner").get(pk=deal.pk)


def settle_won(referral: Referral, *, mover: Mover) -> None:
    """Won, through being accepted where nobody has said so."""
    if referral.state in ("new", "returned"):
        settle(referral, to=ReferralState.ACCEPTED, mover=mover, reason="")
    if referral.state != ReferralState.WON:
        settle(referral, to=ReferralState.WON, mover=mover, reason="")


def follow_order(deal: Deal, *, mover: Mover) -> None:
    """Put the referral of a locked order where the order leads it; asked again it changes nothing.

    An order called off, lost or brought back whole takes its win with it, unless another order of the referral
    stands; one that stands again wins it again. Paid is who owes nothing any more.
    """
    if not deal.referral_id:
        return
    referral = locked(Referral(pk=deal.referral_id))
    if not deal.converts:
        if order_stands(deal) and referral.state in LIVE and not winning_deal(referral):
            _convert(deal)
            settle_won(referral, mover=mover)
    elif not order_stands(deal):
        _undo(deal, referral=referral, mover=mover)
    else:
        _redo(deal, referral=referral, mover=mover)


def owed(deal: Deal) -> int:
    """What the customer still has to pay, without what came back; minor units of the deal's currency."""
    return deal.amount - _sum(DealReturn, deal) - _sum(DealPayment, deal)


def order_stands(deal: Deal) -> bool:
    return stands(deal.state, amount=deal.amount, returned=_sum(DealReturn, deal))


def _redo(deal: Deal, *, referral: Referral, mover: Mover) -> None:
    ours = Mover(STAFF, mover.user, mover.now, mover.company)
    if wins_again(referral.state, reason=referral.reason):
        hold(referral)
        settle(referral, to=ReferralState.WON, mover=ours, reason="")
    paid = _sum(DealPayment, deal)
    if referral.state == ReferralState.WON and paid and owed(deal) <= 0:
        settle(referral, to=ReferralState.PAID, mover=ours, reason="")
    elif referral.state == ReferralState.PAID and paid and owed(deal) > 0:
        settle(referral, to=ReferralState.WON, mover=ours, reason="")


def _undo(deal: Deal, *, referral: Referral, mover: Mover) -> None:
    if referral.state not in (ReferralState.WON, ReferralState.PAID):
        return
    others = Deal.objects.filter(referral=referral, state=DealState.WON).exclude(pk=deal.pk)
    heir = next((other for other in others.order_by("ordered_on", "pk") if order_stands(other)), None)
    if heir:
        deal.converts = False
        deal.save(update_fields=["converts", "updated_at"])
        _convert(heir)
        note(referral, what=ReferralMove.What.CHANGED, begin=referral.state, mover=mover)
        return
    to, reason = after_undoing(deal.state)
    settle(referral, to=to, mover=Mover(STAFF, mover.user, mover.now, mover.company), reason=reason)


def _convert(deal: Deal) -> None:
    deal.converts = True
    deal.save(update_fields=["converts", "updated_at"])


def _sum(model: type[DealReturn] | type[DealPayment], deal: Deal) -> int:
    """What came back, or was paid, of it; minor units of its currency."""
    return int(model._default_manager.filter(deal=deal).aggregate(found=Sum("amount"))["found"] or 0)
