"""Which order is of which referral: sure ones are joined, the others are asked about (D2)."""

from datetime import date, timedelta

from django.db import transaction

from sales.models import Deal, DealMatch, DealState, Direction, MatchedBy, Referral, ReferralState
from sales.models.deal import NAMES_A_CUSTOMER
from sales.rules.referral import LIVE
from sales.services.conversion import DealTaken, OtherPartner, attach
from sales.services.referral_move import Mover

LOOK_BACK_DAYS = 120
_KEYS = (("phone", "customer_phone"), ("email", "customer_email"), ("tax_id", "customer_tax_id"))


class AlreadyAnswered(Exception):
    """Somebody has answered it meanwhile, or the order has found its referral."""


def match_orders(*, on: date, mover: Mover) -> tuple[int, int]:
    """Look at the orders of the last months that name a customer or a code: how many joined, how many asked about."""
    recent = Deal.objects.filter(NAMES_A_CUSTOMER, referral=None, ordered_on__gt=on - timedelta(days=LOOK_BACK_DAYS))
    joined = asked = 0
    for deal in recent.filter(state__in=[DealState.WON, DealState.OPEN]).order_by("pk").iterator():
        made = match_order(deal, mover=mover)
        joined += made is True
        asked += made is False
    return joined, asked


@transaction.atomic
def match_order(deal: Deal, *, mover: Mover) -> bool | None:
    """True: it has joined the only referral it can be of. False: a question is new. None: nothing to say."""
    if deal.referral_id or deal.state not in (DealState.WON, DealState.OPEN):
        return None
    found = _candidates(deal)
    answered = set(DealMatch.objects.filter(deal=deal).values_list("referral_id", flat=True))
    if len(found) == 1 and not answered and _is_sure(deal, *found[0]):
        referral, by_what = found[0]
        _write(deal, referral=referral, by_what=by_what, mover=mover, is_same=True)
        attach(deal, referral=referral, mover=mover)
        return True
    new = [(referral, by_what) for referral, by_what in found if referral.pk not in answered]
    for referral, by_what in new:
        _write(deal, referral=referral, by_what=by_what, mover=mover, is_same=None)
    return False if new else None


@transaction.atomic
def answer_match(question: DealMatch, *, is_same: bool, mover: Mover) -> DealMatch:
    """A person's word. Raises AlreadyAnswered."""
    question = DealMatch.objects.select_for_update(of=("self",)).select_related("deal", "referral").get(pk=question.pk)
    if question.answered_at:
        raise AlreadyAnswered
    question.is_same, question.answered_at, question.answered_by = is_same, mover.now, mover.user
    question.save(update_fields=["is_same", "answered_at", "answered_by"])
    if is_same:
        try:
            attach(question.deal, referral=question.referral, mover=mover)
        except (DealTaken, OtherPartner) as error:
            raise AlreadyAnswered from error
    return question


def _candidates(deal: Deal) -> list[tuple[Referral, str]]:
    """Referrals of the deal's partner with one of its customer's numbers, else with its code and its name."""
    mine = Referral.objects.filter(partner=deal.partner_id, direction=Direction.INBOUND).exclude(
        state=ReferralState.REJECTED
    )
    found: dict[int, tuple[Referral, str]] = {}
    for kind, column in _KEYS:
        value = getattr(deal, column)
        if value:
            for referral in mine.filter(keys__kind=kind, keys__value=value):
                found.setdefault(referral.pk, (referral, kind))
    if not found and deal.code_id and deal.customer:
        for referral in mine.filter(code=deal.code_id, customer__iexact=deal.customer):
            found[referral.pk] = (referral, MatchedBy.CODE)
    return list(found.values())


def _is_sure(deal: Deal, referral: Referral, by_what: str) -> bool:
    """A number of theirs, registered before the order, and still alive or won."""
    alive = referral.state in LIVE or referral.state in (ReferralState.WON, ReferralState.PAID)
    return by_what != MatchedBy.CODE and alive and referral.registered_on <= deal.ordered_on


def _write(deal: Deal, *, referral: Referral, by_what: str, mover: Mover, is_same: bool | None) -> None:
    DealMatch.objects.create(
        deal=deal,
        referral=referral,
        by_what=by_what,
        found_at=mover.now,
        is_same=is_same,
        answered_at=mover.now if is_same is not None else None,
    )
