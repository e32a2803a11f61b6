"""What happened to one referral, in words."""

from django.utils.translation import gettext as _

from core.rules.timeline import TimelineEntry
from sales.models import Deal, Dispute, Feedback, Referral, ReferralMove, ReferralState
from sales.rules.protection import OVERRULED, TAKEN
from sales.rules.winning import ALL_RETURNED, ORDER_CANCELLED, ORDER_LOST

_ICONS = {
    ReferralMove.What.REGISTERED: "person-plus",
    ReferralMove.What.MOVED: "arrow-right",
    ReferralMove.What.EXTENDED: "calendar-plus",
    ReferralMove.What.REMINDED: "bell",
    ReferralMove.What.DISPUTED: "chat-left-quote",
    ReferralMove.What.DECIDED: "hammer",
    ReferralMove.What.CHANGED: "pencil",
}
_TONES = {
    "won": "up",
    "paid": "up",
    "lost": "down",
    "rejected": "down",
    "expired": "attention",
    "returned": "attention",
}


class Story:
    """A referral's history, orders, dispute and feedback, each read once."""

    def __init__(self, referral: Referral) -> None:
        self.referral = referral
        self.moves = [_told(move) for move in referral.moves.select_related("by")]
        self.deals: list[Deal] = list(referral.deals.order_by("ordered_on", "pk"))
        disputes = Dispute.objects.filter(late=referral) | Dispute.objects.filter(standing=referral)
        self.disputes: list[Dispute] = list(disputes.select_related("late__partner", "standing__partner", "decided_by"))
        self.feedback = Feedback.objects.filter(referral=referral).first()


def referral_story(referral: Referral) -> Story:
    """All that happened to it, latest first."""
    return Story(referral)


def reason_words(reason: str) -> str:
    """A reason as a person reads it; the product's own reasons are codes."""
    own = {
        TAKEN: _("This customer was registered before."),
        OVERRULED: _("A decision gave this customer to an earlier claim."),
        ORDER_CANCELLED: _("The order was cancelled."),
        ORDER_LOST: _("The order came to nothing."),
        ALL_RETURNED: _("Everything came back."),
    }
    return own.get(reason, reason)


def _told(move: ReferralMove) -> TimelineEntry:
    titles = {
        ReferralMove.What.REGISTERED: _("Registered"),
        ReferralMove.What.EXTENDED: _("Protection extended"),
        ReferralMove.What.REMINDED: _("Reminded that the protection ends"),
        ReferralMove.What.DISPUTED: _("Disputed with evidence"),
        ReferralMove.What.DECIDED: _("The dispute was decided"),
        ReferralMove.What.CHANGED: _("Changed"),
    }
    what = ReferralMove.What(move.what)
    moved = what == ReferralMove.What.MOVED
    return TimelineEntry(
        at=move.moved_at,
        icon=_ICONS[what],
        title=str(ReferralState(move.to_state).label) if moved else titles[what],
        text=reason_words(move.reason),
        who=str(move.by) if move.by else "",
        tone=_TONES.get(move.to_state, "plain") if moved else "plain",
    )
