"""Writing a partner with its legal entities and contacts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Model

from core.queries.company import company
from core.rules.phones import normal_phone
from partners.models import Contact, LegalEntity, Partner
from partners.rules.tax_id import normal_tax_id

EDITED = (
    "name", "kind", "external_id", "manager", "source", "areas", "tags", "city", "address", "website", "notes",
    "updated_at",
)  # fmt: skip


class ChangedMeanwhile(Exception):
    """Someone saved the partner after it was read: `at` is when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class ExternalIdTaken(Exception):
    """Another partner has this external id."""


def create_partner(partner: Partner, *, firms: Iterable[LegalEntity] = (), people: Iterable[Contact] = ()) -> Partner:
    """Save a new partner with its parts, phones and tax ids in one spelling."""
    with transaction.atomic():
        _save(partner)
        _save_parts(partner, firms=firms, people=people)
    return partner


def edit_partner(
    partner: Partner,
    *,
    firms: Iterable[LegalEntity] = (),
    people: Iterable[Contact] = (),
    removed: Iterable[Model] = (),
    seen: datetime | None = None,
) -> Partner:
    """Save what is edited by hand, and nothing else: the status moves elsewhere, the last contact is logged.

    `seen` is the `updated_at` of what was edited; `ChangedMeanwhile` where that is no longer what is kept.
    """
    with transaction.atomic():
        kept = Partner.objects.select_for_update(no_key=True).values_list("updated_at", flat=True).get(pk=partner.pk)
        if seen and kept != seen:
            raise ChangedMeanwhile(kept)
        _save(partner, fields=EDITED)
        for part in removed:
            part.delete()
        _save_parts(partner, firms=firms, people=people)
    return partner


def _save(partner: Partner, *, fields: Sequence[str] | None = None) -> None:
    try:
        with transaction.atomic():
            partner.save(update_fields=fields)
    except IntegrityError as error:
        if "partner_external_id_once" in str(error):
            raise ExternalIdTaken(partner.external_id) from error
        raise


def _save_parts(partner: Partner, *, firms: Iterable[LegalEntity], people: Iterable[Contact]) -> None:
    country = company().country
    for firm in firms:
        firm.partner, firm.tax_id = partner, normal_tax_id(firm.tax_id)
        firm.save()
    for person in people:
        person.partner, person.phone_normal = partner, normal_phone(person.phone, country=country)
        person.save()
