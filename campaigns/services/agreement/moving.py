"""Proposing an agreement, bringing it into force, ending it."""

from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from campaigns.models import Agreement, AgreementVersion, Ending, Obligation, VersionState
from campaigns.rules.agreement import NEEDED, NIGHT, may_end, may_move
from campaigns.services.agreement.standing import move, settle
from campaigns.services.occurrence import drop_after, make_occurrences
from documents.models import StoredFile


class MoveNotAllowed(Exception):
    """The table of moves doesn't lead from here to there, or not for this person."""


class TermsMissing(Exception):
    """The version lacks what it needs before it is proposed: `names` of its fields."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names


@transaction.atomic
def propose(version: AgreementVersion, *, by: User, now: datetime) -> Agreement:
    """The draft goes to the partner: from now on its words stand. Raises MoveNotAllowed, TermsMissing."""
    version = _held(version, to=VersionState.PROPOSED, by=by)
    missing = [name for name in NEEDED if not str(getattr(version, name) or "").strip()]
    if missing:
        raise TermsMissing(missing)
    agreement = version.agreement
    version.our_name = str(agreement.our_responsible or "")
    version.their_name = str(agreement.their_responsible or "")
    version.their_firm = str(agreement.legal_entity or agreement.partner)
    version.proposed_at = now
    frozen = ("our_name", "their_name", "their_firm", "proposed_at")
    move(version, to=VersionState.PROPOSED, by=by, now=now, fields=frozen)
    return settle(agreement)


@transaction.atomic
def take_back(version: AgreementVersion, *, by: User, now: datetime, note: str = "") -> Agreement:
    """What was proposed is a draft again. Raises MoveNotAllowed."""
    version = _held(version, to=VersionState.DRAFT, by=by)
    move(version, to=VersionState.DRAFT, by=by, now=now, note=note)
    return settle(version.agreement)


@transaction.atomic
def drop(version: AgreementVersion, *, by: User, now: datetime, note: str = "") -> Agreement:
    """Nothing came of this version; one in force stays as it is. Raises MoveNotAllowed."""
    version = _held(version, to=VersionState.DROPPED, by=by)
    move(version, to=VersionState.DROPPED, by=by, now=now, note=note)
    return settle(version.agreement)


@transaction.atomic
def enter_into_force(
    version: AgreementVersion,
    *,
    signed: str,
    signed_on: date,
    by: User,
    now: datetime,
    today: date,
    file: StoredFile | None = None,
) -> Agreement:
    """Both sides agreed: the version is in force, the one before is kept as replaced. Raises MoveNotAllowed.

    Promises of the version before stop the day before this one starts, and those of this one begin.
    """
    version = _held(version, to=VersionState.IN_FORCE, by=by)
    agreement, starts_on = version.agreement, version.starts_on or signed_on
    for before in agreement.versions.filter(state=VersionState.IN_FORCE):
        move(before, to=VersionState.AMENDED, by=by, now=now, note=version.why)
        drop_after(before.obligations.all(), day=starts_on - timedelta(days=1))
    version.signed, version.signed_on, version.signed_file = signed, signed_on, file
    move(version, to=VersionState.IN_FORCE, by=by, now=now, fields=("signed", "signed_on", "signed_file"))
    agreement.ends_on = version.ends_on
    make_occurrences(on=today, obligations=version.obligations.select_related("version"))
    return settle(agreement)


@transaction.atomic
def end(agreement: Agreement, *, ending: str, on: date, by: User | None, now: datetime, note: str = "") -> Agreement:
    """The agreement ends on its last day `on`; nothing is owed after it. `by` is nobody at night.

    Raises MoveNotAllowed.
    """
    version = agreement.versions.filter(state=VersionState.IN_FORCE).first()
    role = by.role if by else NIGHT
    if version is None or not may_end(ending, role=role):
        raise MoveNotAllowed(ending)
    version = _held(version, to=VersionState.ENDED, by=by)
    words = f"{Ending(ending).label}: {note.strip()}" if note.strip() else str(Ending(ending).label)
    move(version, to=VersionState.ENDED, by=by, now=now, note=words)
    drop_after(Obligation.objects.filter(version__agreement=agreement), day=on)
    for unfinished in agreement.versions.filter(state__in=[VersionState.DRAFT, VersionState.PROPOSED]):
        move(unfinished, to=VersionState.DROPPED, by=by, now=now)
    agreement = version.agreement
    agreement.ended_on, agreement.ending = on, ending
    return settle(agreement)


def _held(version: AgreementVersion, *, to: str, by: User | None) -> AgreementVersion:
    """The version as it is now, held with its agreement against others; the move checked."""
    Agreement.objects.select_for_update().get(pk=version.agreement_id)
    version = AgreementVersion.objects.select_related("agreement__partner").get(pk=version.pk)
    if not may_move(version.state, to, role=by.role if by else NIGHT):
        raise MoveNotAllowed(f"{version.state} → {to}")
    return version
