"""Terms that are over: the agreement goes on by itself, or ends."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Agreement, AgreementMove, AgreementVersion, Ending, Renewal
from campaigns.rules.agreement import renewed
from campaigns.services.agreement.moving import end


@transaction.atomic
def end_terms(*, on: date, now: datetime) -> list[Agreement]:
    """Every agreement whose last day is before `on` is renewed or ended: these. A second call changes nothing."""
    over = Agreement.objects.standing().filter(ends_on__lt=on).select_related("version")
    done: list[Agreement] = []
    for agreement in over.select_for_update(of=("self",)):
        version, last = agreement.version, agreement.ends_on
        if version is None or last is None:
            continue
        if version.renewal == Renewal.AUTOMATIC and version.renewal_months:
            _renew(agreement, version=version, until=_next_end(last, months=version.renewal_months, on=on), now=now)
        else:
            agreement = end(agreement, ending=Ending.EXPIRED, on=last, by=None, now=now)
        done.append(agreement)
    return done


def _next_end(last: date, *, months: int, on: date) -> date:
    while last < on:
        last = renewed(last, months=months)
    return last


def _renew(agreement: Agreement, *, version: AgreementVersion, until: date, now: datetime) -> None:
    """The term goes on; the version's own words stay as they were signed."""
    agreement.ends_on = until
    agreement.save(update_fields=["ends_on", "updated_at"])
    AgreementMove.objects.create(
        agreement=agreement, version=version, from_state="in_force", to_state="in_force", moved_at=now,
        note=_("Renewed by itself until %(day)s") % {"day": f"{until:%Y-%m-%d}"},
    )  # fmt: skip
