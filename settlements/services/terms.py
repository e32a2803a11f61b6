"""Under which terms we pay, and what partners owe us (E3, E4)."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from partners.models import Partner
from settlements.models import Debt, PayoutTerms


class TakenAlready(Exception):
    """All of the debt was taken off in statements."""


@transaction.atomic
def set_terms(*, currency: str, minimum: int, limit: int, day: int) -> PayoutTerms:
    """The terms of a currency from now on; minor units. What was made before stays as it is."""
    terms, _ = PayoutTerms.objects.update_or_create(
        currency=currency, defaults={"minimum": minimum, "limit": limit, "day": day}
    )
    return terms


@transaction.atomic
def record_debt(partner: Partner, *, units: int, currency: str, on: date, reason: str, by: User, now: datetime) -> Debt:
    """What a partner owes us; its next statements take it off. Minor units, above zero."""
    return Debt.objects.create(
        partner=partner, units=units, currency=currency, on=on, reason=reason, created_by=by, created_at=now
    )


@transaction.atomic
def let_debt_go(debt: Debt) -> None:
    """Ask for the rest of it no longer: it was paid otherwise, or was a mistake. Raises TakenAlready."""
    row = Debt.objects.select_for_update().get(pk=debt.pk)
    if not row.left:
        raise TakenAlready
    if row.taken:
        row.units = row.taken
        row.save(update_fields=["units"])
    else:
        row.delete()
