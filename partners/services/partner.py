"""Writing a partner with its legal entities and contacts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from core.queries.company import company
from core.rules.phones import normal_phone
from partners.models import Branch, Contact, LegalEntity, Partner, Seller
from partners.rules.tax_id import normal_tax_id
from partners.services.custom_field import answer

EDITED = (
    "name", "kind", "external_id", "manager", "curator", "source", "areas", "tags", "city", "address", "website",
    "notes", "potential", "employees", "structure", "competitors", "key_category", "updated_at",
)  # fmt: skip


class ChangedMeanwhile(Exception):
    """Someone saved the partner after it was read: `at` is when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class PartInUse(Exception):
    """Papers, codes or money name this legal entity, contact, branch or seller."""


class ExternalIdTaken(Exception):
    """Another partner has this external id."""


def create_partner(
    partner: Partner,
    *,
    firms: Iterable[LegalEntity] = (),
    people: Iterable[Contact] = (),
    answers: Mapping[int, str] | None = None,
) -> Partner:
    """Save a new partner with its parts and answers, phones and tax ids in one spelling."""
    with transaction.atomic():
        _save(partner)
        _save_parts(partner, firms=firms, people=people)
        answer(partner, answers=answers or {})
    return partner


def edit_partner(
    partner: Partner,
    *,
    firms: Iterable[LegalEntity] = (),
    people: Iterable[Contact] = (),
    removed: Iterable[Model] = (),
    answers: Mapping[int, str] | None = None,
    seen: datetime | None = None,
) -> Partner:
    """Save what is edited by hand, and nothing else: the status moves elsewhere, the last contact is logged.

    `seen` is the `updated_at` of what was edited; `ChangedMeanwhile` where that is no longer what is kept. `PartInUse`
    where something names what was removed.
    """
    with transaction.atomic():
        kept = Partner.objects.select_for_update(no_key=True).values_list("updated_at", flat=True).get(pk=partner.pk)
        if seen and kept != seen:
            raise ChangedMeanwhile(kept)
        _save(partner, fields=EDITED)
        _remove(removed)
        _save_parts(partner, firms=firms, people=people)
        answer(partner, answers=answers or {})
    return partner


@transaction.atomic
def save_places(
    partner: Partner, *, branches: Iterable[Branch] = (), sellers: Iterable[Seller] = (), removed: Iterable[Model] = ()
) -> None:
    """Keep a partner's branches and sellers, phones in one spelling; `PartInUse` where a code names who was removed."""
    country = company().country
    _remove(removed)
    for branch in branches:
        branch.partner = partner
        branch.save()
    for seller in sellers:
        seller.partner, seller.phone_normal = partner, normal_phone(seller.phone, country=country)
        seller.save()


def _remove(parts: Iterable[Model]) -> None:
    for part in parts:
        try:
            part.delete()
        except ProtectedError as error:
            raise PartInUse(str(part)) from error


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
        firm.bank_account, firm.bank_code = normal_tax_id(firm.bank_account), normal_tax_id(firm.bank_code)
        firm.save()
    for person in people:
        person.partner, person.phone_normal = partner, normal_phone(person.phone, country=country)
        person.save()
