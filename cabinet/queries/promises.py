"""The firm's promises and ours to it, and what was agreed (H4)."""

from dataclasses import dataclass
from datetime import date

from campaigns.models import Agreement, AgreementState, Occurrence, OccurrenceState, Side
from campaigns.models.obligation import OccurrenceQuerySet
from campaigns.queries.promise import SOON_DAYS, Record, record_of, shown_within
from partners.models import Member

SHOWN = 100
SETTLED = (OccurrenceState.KEPT, OccurrenceState.EXCUSED)


@dataclass(frozen=True)
class PromisePage:
    """What is owed on either side, the earliest first, and what was settled lately."""

    theirs: list[Occurrence]
    ours: list[Occurrence]
    settled: list[Occurrence]
    record: Record
    agreements: list[Agreement]


def own_promises(member: Member) -> OccurrenceQuerySet:
    """The promises between the firm and us that still mean something."""
    found = Occurrence.objects.filter(partner=member.partner_id).exclude(state=OccurrenceState.DROPPED)
    return found.select_related("partner", "obligation", "proof_file")


def promise_page(member: Member, *, on: date) -> PromisePage:
    near = shown_within(own_promises(member), days=SOON_DAYS * 2, on=on).order_by("due_on", "pk")
    settled = own_promises(member).filter(state__in=SETTLED).order_by("-due_on", "-pk")
    concluded = Agreement.objects.filter(partner=member.partner_id)
    hidden = [AgreementState.DRAFT, AgreementState.DROPPED]
    return PromisePage(
        theirs=list(near.filter(side=Side.THEY)[:SHOWN]),
        ours=list(near.filter(side=Side.WE)[:SHOWN]),
        settled=list(settled[:10]),
        record=record_of(member.partner, on=on),
        agreements=list(concluded.exclude(state__in=hidden).select_related("version")),
    )
