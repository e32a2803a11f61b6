"""Bank details that a partner changes itself: told at once, paid to only after three days (E4)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Role, User
from core.queries.company import company
from notify.services.outbox import post
from notify.services.tell import tell
from partners.models import LegalEntity
from settlements.models import BankChange
from settlements.queries.statement import people_of

HELD_FOR = timedelta(hours=72)


@transaction.atomic
def change_bank_details(entity: LegalEntity, *, details: str, by: User, now: datetime) -> BankChange | None:
    """Write the new details in place of all there were, and hold payouts to them; None where nothing differs.

    Everyone who got the firm's letters until now is told, and our own people too.
    """
    row = LegalEntity.objects.select_for_update(of=("self",)).get(pk=entity.pk)
    if row.where_paid == details.strip():
        return None
    change = BankChange.objects.create(
        legal_entity=row, before=row.where_paid, changed_by=by, changed_at=now, held_until=now + HELD_FOR
    )
    row.bank_name = row.bank_account = row.bank_code = ""
    row.bank_details = details.strip()
    row.save(update_fields=["bank_name", "bank_account", "bank_code", "bank_details"])
    _warn(change, entity=row, by=by)
    _tell(change, entity=row, by=by, now=now)
    return change


def _warn(change: BankChange, *, entity: LegalEntity, by: User) -> None:
    own = company()
    for person in people_of(entity.partner_id):
        with translation.override(person.language or (own.languages[0] if own.languages else "en")):
            words = {"name": person.name, "who": by, "entity": entity, "change": change, "company": own.name}
            post(
                to=person.email,
                subject=_("%(company)s: the bank details of %(entity)s were changed")
                % {"company": own.name, "entity": entity},
                body=render_to_string("settlements/email/bank.txt", words),
                key=f"bank:{change.pk}:{person.email}",
                now=change.changed_at,
            )


def _tell(change: BankChange, *, entity: LegalEntity, by: User, now: datetime) -> None:
    books = list(User.objects.staff().filter(role__in=[Role.OWNER, Role.ACCOUNTANT]))
    manager = entity.partner.manager
    tell(
        event="bank_changed",
        users=[*books, manager] if manager else books,
        context={"who": str(by), "entity": str(entity), "until": date_format(change.held_until, "Y-m-d H:i")},
        url=f"/partners/{entity.partner.uuid}/statements/",
        key=f"bank:{change.pk}",
        now=now,
    )
