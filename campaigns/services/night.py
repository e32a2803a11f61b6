"""What the night does with agreements, promises and offers."""

from datetime import date, datetime, timedelta

from campaigns.services.agreement import end_terms, write_down
from campaigns.services.occurrence import break_overdue, make_occurrences
from campaigns.services.proposal import expire_proposals
from campaigns.services.reminder import LOOK_BACK, remind_of_promises, tell_of_ends, tell_of_renewals
from core.queries.company import company, company_day
from partners.models import Partner


def keep_promises(*, on: date, now: datetime) -> None:
    """Bring everything to the morning `on`: days of promises, broken ones, terms and offers that are over; then tell.

    A second call for the same morning changes nothing and tells nobody again; a night that makes up for a date long
    gone brings the rows up to it, but tells nobody.
    """
    over = end_terms(on=on, now=now)
    write_down(partners=Partner.objects.all())
    make_occurrences(on=on)
    break_overdue(on=on)
    expire_proposals(on=on)
    if on >= company_day(now, of=company()) - LOOK_BACK:
        tell_of_ends(over, now=now)
        tell_of_renewals(on=on, now=now)
        remind_of_promises(on=on, now=now)


def morning_after(night: date) -> date:
    return night + timedelta(days=1)
