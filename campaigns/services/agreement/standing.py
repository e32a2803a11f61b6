"""Where the agreement stands, worked out from its versions after each move."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from accounts.models import User
from campaigns.models import Agreement, AgreementMove, AgreementVersion
from campaigns.rules.agreement import counts, state_of
from partners.models import Partner
from partners.models.partner import PartnerQuerySet


def settle(agreement: Agreement) -> Agreement:
    """The agreement with the state and the version that its versions give it; its partner's record says the same."""
    versions = list(agreement.versions.order_by("number"))
    states = [version.state for version in versions]
    agreement.state = state_of(states)
    agreement.version = versions[counts(states)]
    agreement.save()
    write_down(partners=Partner.objects.filter(pk=agreement.partner_id))
    return agreement


def write_down(*, partners: PartnerQuerySet) -> int:
    """Say on the record of these partners whether an agreement with them is in force; how many it was news for."""
    stands = Exists(Agreement.objects.standing().filter(partner=OuterRef("pk")))
    news = partners.annotate(stands=stands).exclude(agreement_in_force=F("stands"))
    return Partner.objects.filter(pk__in=list(news.values_list("pk", flat=True))).update(agreement_in_force=stands)


def move(
    version: AgreementVersion, *, to: str, by: User | None, now: datetime, note: str = "", fields: tuple[str, ...] = ()
) -> None:
    """Write the version's new state with these other fields, and keep the step."""
    step = AgreementMove(
        agreement=version.agreement, version=version, from_state=version.state, to_state=to,
        note=note.strip()[:300], moved_by=by, moved_at=now,
    )  # fmt: skip
    version.state = to
    version.save(update_fields=["state", "updated_at", *fields])
    step.save()
