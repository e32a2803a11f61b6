"""Where the agreement stands, worked out from its versions after each move."""

from datetime import datetime

from accounts.models import User
from campaigns.models import Agreement, AgreementMove, AgreementVersion
from campaigns.rules.agreement import counts, state_of


def settle(agreement: Agreement) -> Agreement:
    """The agreement with the state and the version that its versions give it."""
    versions = list(agreement.versions.order_by("number"))
    states = [version.state for version in versions]
    agreement.state = state_of(states)
    agreement.version = versions[counts(states)]
    agreement.save()
    return agreement


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
