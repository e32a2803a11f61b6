"""What time does to referrals: protections that end, answers that never came, orders that are of one (D1)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.models import Company
from core.services.rate import forget_old
from sales.models import Direction, Referral, ReferralKey, ReferralMove, ReferralState
from sales.rules.protection import reminds_at
from sales.rules.referral import LIVE, NIGHT, STAFF
from sales.services.feedback import ask_finished
from sales.services.matching import match_orders
from sales.services.news import tell_of_ending
from sales.services.referral_move import Mover, move_referral, note


def tend_referrals(*, on: date, company: Company) -> dict[str, int]:
    """The night of the day `on`: run again for it, it changes nothing. How much of each it did, by name."""
    now = datetime.combine(on + timedelta(days=1), time.min, tzinfo=ZoneInfo(company.time_zone))
    night = Mover(NIGHT, None, now, company)
    joined, asked = match_orders(on=on, mover=Mover(STAFF, None, now, company))
    done = {
        "orders joined to referrals": joined,
        "orders asked about": asked,
        "referrals expired": _expire(on=on, mover=night),
        "customers set free": _set_free(on=on),
        "protections reminded of": _remind(on=on, mover=night),
        "customers asked how it went": ask_finished(on=on, now=now, company=company),
    }
    forget_old(now=now)
    return done


def _expire(*, on: date, mover: Mover) -> int:
    """Protections that ran out, and questions that the partner left without an answer."""
    unanswered = Referral.objects.filter(state=ReferralState.RETURNED, due_on__lt=on)
    silent = Referral.objects.filter(direction=Direction.OUTBOUND, state=ReferralState.NEW, due_on__lt=on)
    found = list((Referral.objects.unprotected(on) | unanswered | silent).order_by("pk"))
    for referral in found:
        move_referral(referral, to=ReferralState.EXPIRED, mover=mover)
    return len(found)


def _set_free(*, on: date) -> int:
    """Customers of referrals that are won and whose days are over: the next claim may be anyone's."""
    over = ReferralKey.objects.filter(held=True, referral__protected_until__lt=on)
    return over.exclude(referral__state__in=LIVE).update(held=False)


def _remind(*, on: date, mover: Mover) -> int:
    """Tell the partner once before the days end."""
    soon = Referral.objects.live().filter(protected_until__range=(on, reminds_at(on)), reminded_at=None)
    found = list(soon.select_related("partner", "seller").order_by("pk"))
    for referral in found:
        Referral.objects.filter(pk=referral.pk).update(reminded_at=mover.now)
        note(referral, what=ReferralMove.What.REMINDED, begin=referral.state, mover=mover)
        tell_of_ending(referral, now=mover.now)
    return len(found)
