"""Writing an agreement while it is a draft, and drafting the next version of one in force."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction

from accounts.models import User
from campaigns.models import (
    Agreement,
    AgreementScheme,
    AgreementVersion,
    Obligation,
    Proof,
    Proposal,
    Renewal,
    Rhythm,
    Scheme,
    VersionState,
)
from campaigns.services.agreement.standing import settle
from partners.models import Contact, LegalEntity, Partner


class NotADraft(Exception):
    """Only a draft is written; what was proposed is taken back first, what is in force is amended."""


class UnderWay(Exception):
    """A version of this agreement is in the making already."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What an agreement is called and who looks after it; it may change at any time."""

    title: str
    number: str = ""
    our_responsible: User | None = None
    their_responsible: Contact | None = None
    legal_entity: LegalEntity | None = None


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is agreed. `we_give` and `they_give` hold one thing on a line."""

    we_give: str = ""
    they_give: str = ""
    commission: str = ""
    territory: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    renewal: str = Renewal.TALK
    renewal_months: int = 12
    notice_days: int = 30
    dispute: str = ""
    decisions: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Promised:
    """A promise of an agreement: what, how many, by when or how often, and what proves it."""

    side: str
    what: str
    first_due: date
    quantity: int | None = None
    measure: str = ""
    rhythm: str = Rhythm.ONCE
    every: int = 1
    last_due: date | None = None
    proof: str = Proof.WORD
    penalty: str = ""
    remind_before: int = 3
    remind_after: int = 2
    our_responsible: User | None = None


@transaction.atomic
def draft_agreement(
    partner: Partner,
    *,
    heading: Heading,
    terms: Terms,
    schemes: Iterable[Scheme] = (),
    promises: Sequence[Promised] = (),
    proposal: Proposal | None = None,
) -> Agreement:
    """A new agreement with its first version, a draft."""
    agreement = Agreement(partner=partner, proposal=proposal)
    _name(agreement, heading)
    agreement.save()
    version = AgreementVersion.objects.create(agreement=agreement, number=1, **asdict(terms))
    _fill(version, schemes=schemes, promises=promises)
    return settle(agreement)


@transaction.atomic
def write_draft(
    version: AgreementVersion, *, terms: Terms, schemes: Iterable[Scheme], promises: Sequence[Promised]
) -> AgreementVersion:
    """The draft with these terms, schemes and promises instead of what it had. Raises NotADraft."""
    version = AgreementVersion.objects.select_for_update().get(pk=version.pk)
    if version.state != VersionState.DRAFT:
        raise NotADraft(version.state)
    for name, value in asdict(terms).items():
        setattr(version, name, value)
    version.save()
    version.chosen_schemes.all().delete()
    version.obligations.all().delete()
    _fill(version, schemes=schemes, promises=promises)
    return version


@transaction.atomic
def write_heading(agreement: Agreement, *, heading: Heading) -> Agreement:
    """Another name, number or responsible person; the terms stay."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    _name(agreement, heading)
    agreement.save()
    return agreement


@transaction.atomic
def amend(agreement: Agreement, *, why: str, starts_on: date) -> AgreementVersion:
    """The draft of the next version, a copy of the one in force to be changed. Raises NotADraft, UnderWay."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if not agreement.stands or agreement.version is None:
        raise NotADraft(agreement.state)
    if agreement.versions.filter(state__in=[VersionState.DRAFT, VersionState.PROPOSED]).exists():
        raise UnderWay(agreement.pk)
    base = agreement.version
    terms = Terms(**{field.name: getattr(base, field.name) for field in fields(Terms)})
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=agreement.versions.count() + 1,
        **asdict(terms) | {"why": why.strip()[:300], "starts_on": starts_on, "ends_on": agreement.ends_on},
    )
    _fill(
        version,
        schemes=[chosen.scheme for chosen in base.chosen_schemes.select_related("scheme")],
        promises=[promised_of(obligation) for obligation in base.obligations.all()],
    )
    settle(agreement)
    return version


def promised_of(obligation: Obligation) -> Promised:
    return Promised(**{field.name: getattr(obligation, field.name) for field in fields(Promised)})


def _name(agreement: Agreement, heading: Heading) -> None:
    for field in fields(Heading):
        setattr(agreement, field.name, getattr(heading, field.name))


def _fill(version: AgreementVersion, *, schemes: Iterable[Scheme], promises: Sequence[Promised]) -> None:
    AgreementScheme.objects.bulk_create(AgreementScheme(version=version, scheme=scheme) for scheme in schemes)
    partner = version.agreement.partner_id
    Obligation.objects.bulk_create(
        Obligation(
            version=version,
            partner_id=partner,
            **{field.name: getattr(promised, field.name) for field in fields(Promised)},
        )
        for promised in promises
    )
