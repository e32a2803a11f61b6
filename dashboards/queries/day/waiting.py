"""What waits for a manager: planned talks, promises due, broken rhythms, decisions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from accounts.models import User
from campaigns.models import Occurrence
from dashboards.rules.rhythm import Broken, broken_rhythm
from partners.models import Appointment, Interaction, Partner, Status
from sales.models import Dispute, Referral, ReferralState
from settlements.access import MONEY
from settlements.models import Statement, StatementState

SHOWN = 8
PROMISED_AHEAD = timedelta(days=3)
LOOKED_BACK = timedelta(days=365)
CONSIDERED = 300


@dataclass(frozen=True)
class Silent:
    """A partner whose own rhythm is broken."""

    partner: Partner
    broken: Broken


def talks_planned(user: User, *, on: date) -> list[Appointment]:
    """Today's planned talks, and earlier ones of which nobody has said what came of them."""
    mine = Appointment.objects.open().filter(person=user, day__lte=on).select_related("partner", "contact")
    return list(mine.order_by("starts_at", "pk")[: SHOWN * 2])


@dataclass(frozen=True)
class Owed:
    """Promises of either side: due today or within three days, the nearest first; and late, the latest first, with how
    many those are together."""

    near: list[Occurrence]
    late: list[Occurrence]
    late_count: int

    @property
    def all(self) -> list[Occurrence]:
        return [*self.near, *self.late]


def promises_due(user: User, *, on: date) -> Owed:
    """What is owed at the user's own partners. What is due now is never crowded out by what is long overdue."""
    mine = Occurrence.objects.owed().filter(own(user, "partner")).select_related("partner", "obligation")
    late = mine.filter(due_on__lt=on)
    return Owed(
        near=list(mine.filter(due_on__range=(on, on + PROMISED_AHEAD)).order_by("due_on", "pk")[: SHOWN * 2]),
        late=list(late.order_by("-due_on", "-pk")[:SHOWN]),
        late_count=late.count(),
    )


def broken_rhythms(user: User, *, on: date) -> list[Silent]:
    """Own active partners that were talked to regularly and aren't any more, the worst break first."""
    mine = Partner.objects.looked_after_by(user).filter(status__in=(Status.ACTIVE, Status.ONBOARDING))
    keys = mine.filter(last_contact_on__lt=on).order_by("last_contact_on").values_list("pk", flat=True)[:CONSIDERED]
    days: dict[int, list[date]] = {}
    talked = Interaction.objects.filter(partner__in=list(keys), day__range=(on - LOOKED_BACK, on))
    for key, day in talked.order_by("day").values_list("partner_id", "day"):
        days.setdefault(key, []).append(day)
    found = [(key, broken) for key, known in days.items() if (broken := broken_rhythm(known, on=on))]
    worst = sorted(found, key=lambda pair: (-pair[1].times, pair[0]))[:SHOWN]
    partners = Partner.objects.in_bulk([key for key, _broken in worst])
    return [Silent(partners[key], broken) for key, broken in worst]


def referrals_waiting(user: User) -> list[Referral]:
    """Customers that own partners registered and nobody has accepted yet, the oldest first."""
    mine = Referral.objects.filter(own(user, "partner"), state=ReferralState.NEW)
    return list(mine.select_related("partner").order_by("state_since", "pk")[:SHOWN])


def disputes_waiting(user: User) -> list[Dispute]:
    """Disputed customers of own partners."""
    mine = Dispute.objects.open().filter(own(user, "late__partner") | own(user, "standing__partner"))
    return list(mine.select_related("late", "late__partner", "standing__partner").order_by("opened_at", "pk")[:SHOWN])


def approvals_waiting(user: User) -> list[Statement]:
    """Statements that the partner confirmed and this person may let be paid, the oldest first."""
    if not MONEY.allows(user):
        return []
    others = Statement.objects.visible_to(user).filter(state=StatementState.CONFIRMED, payable__gt=0)
    others = others.exclude(made_by=user).exclude(sent_by=user)
    return list(others.select_related("partner").order_by("answered_at", "pk")[:SHOWN])


def own(user: User, path: str) -> Q:
    """Rows whose partner, at the end of `path`, is looked after by this person."""
    return Q(**{f"{path}__curator": user}) | Q(**{f"{path}__curator": None, f"{path}__manager": user})
