"""The rows of a partner export, read piece by piece."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import CharField, OuterRef, Subquery

from core.models import Company
from core.queries.company import company_day
from core.rules.money import from_minor
from partners.models import Contact, LegalEntity, Status, Tier
from partners.models.partner import PartnerQuerySet
from partners.models.standing import FLAG_NAMES
from partners.rules.tags import join_words

PIECE = 2000
FIELDS = (
    "name", "external_id", "kind__name", "status", "manager__full_name", "standing__tier", "standing__abc",
    "standing__turnover", "standing__flags", "last_contact_on", "legal_name", "tax_id", "contact_name", "phone",
    "email", "city", "address", "website", "source", "areas", "tags", "notes", "created_at",
)  # fmt: skip


def export_rows(parts: list[PartnerQuerySet], *, company: Company) -> Iterator[tuple[Any, ...]]:
    """Each partner with its first legal entity and the contact that decides; turnover as a decimal amount.

    Words are put into the reader's language now, rows are read when they are asked for.
    """
    statuses = {value: str(name) for value, name in Status.choices}
    tiers = {value: str(name) for value, name in Tier.choices}
    flags = {code: str(name) for code, name in FLAG_NAMES.items()}

    def worded(row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = dict(zip(FIELDS, row, strict=True))
        turnover = values["standing__turnover"]
        values["status"] = statuses.get(values["status"], values["status"])
        values["standing__tier"] = tiers.get(values["standing__tier"], "")
        values["standing__turnover"] = None if turnover is None else from_minor(turnover, company.currency)
        values["standing__flags"] = join_words(flags.get(code, code) for code in values["standing__flags"] or [])
        values["areas"], values["tags"] = join_words(values["areas"]), join_words(values["tags"])
        values["created_at"] = company_day(values["created_at"], of=company)
        return tuple(values.values())

    rows = (_with_firsts(part).values_list(*FIELDS).iterator(chunk_size=PIECE) for part in parts)
    return map(worded, chain.from_iterable(rows))


def _with_firsts(part: PartnerQuerySet) -> PartnerQuerySet:
    firm = LegalEntity.objects.filter(partner=OuterRef("pk"))
    person = Contact.objects.filter(partner=OuterRef("pk"))
    return part.annotate(
        legal_name=Subquery(firm.values("name")[:1], output_field=CharField()),
        tax_id=Subquery(firm.values("tax_id")[:1], output_field=CharField()),
        contact_name=Subquery(person.values("name")[:1], output_field=CharField()),
        phone=Subquery(person.values("phone")[:1], output_field=CharField()),
        email=Subquery(person.values("email")[:1], output_field=CharField()),
    )
