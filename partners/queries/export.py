"""The rows of a partner export, read piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from core.models import Company
from core.queries.company import company_day
from core.rules.money import from_minor
from partners.models import Contact, CustomValue, FieldType, KeyCategory, LegalEntity, Status, Tier
from partners.models.partner import PartnerQuerySet
from partners.models.standing import FLAG_NAMES
from partners.rules.custom_field import NO, YES, Asked, understood
from partners.rules.tags import join_words

PIECE = 2000
FIELDS = (
    "name", "external_id", "kind__name", "status", "manager__full_name", "standing__tier", "standing__abc",
    "standing__turnover", "standing__flags", "last_contact_on", "legal_name", "tax_id", "contact_name", "phone",
    "email", "city", "address", "website", "source", "areas", "tags", "notes", "created_at", "curator__full_name",
    "potential", "employees", "competitors", "key_category", "own",
)  # fmt: skip


def export_rows(
    parts: list[PartnerQuerySet], *, company: Company, own: Sequence[Asked] = ()
) -> Iterator[tuple[Any, ...]]:
    """Each partner with its first legal entity and the contact that decides, sums as decimal amounts, and its answers
    to the questions of `own`.

    Words are put into the reader's language now, rows are read when they are asked for.
    """
    statuses = {value: str(name) for value, name in Status.choices}
    tiers = {value: str(name) for value, name in Tier.choices}
    flags = {code: str(name) for code, name in FLAG_NAMES.items()}
    keys = {value: str(name) for value, name in KeyCategory.choices}
    yes_no = {YES: _("yes"), NO: _("no")}

    def worded(row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = dict(zip(FIELDS, row, strict=True))
        turnover = values["standing__turnover"]
        values["status"] = statuses.get(values["status"], values["status"])
        values["standing__tier"] = tiers.get(values["standing__tier"], "")
        values["standing__turnover"] = None if turnover is None else from_minor(turnover, company.currency)
        values["standing__flags"] = join_words(flags.get(code, code) for code in values["standing__flags"] or [])
        values["areas"], values["tags"] = join_words(values["areas"]), join_words(values["tags"])
        values["created_at"] = company_day(values["created_at"], of=company)
        potential = values["potential"]
        values["potential"] = None if potential is None else from_minor(potential, company.currency)
        values["competitors"] = join_words(values["competitors"])
        values["key_category"] = keys.get(values["key_category"], "")
        known = {answer["key"]: answer["value"] for answer in values.pop("own")}
        return (*values.values(), *(_answer(question, known.get(question.key, ""), yes_no) for question in own))

    rows = (_with_firsts(part).values_list(*FIELDS).iterator(chunk_size=PIECE) for part in parts)
    return map(worded, chain.from_iterable(rows))


def _answer(question: Asked, value: str, yes_no: Mapping[str, str]) -> Any:
    if not value:
        return None
    return yes_no[value] if question.type == FieldType.YES_NO else understood(question.type, value)


def _with_firsts(part: PartnerQuerySet) -> PartnerQuerySet:
    firm = LegalEntity.objects.filter(partner=OuterRef("pk"))
    person = Contact.objects.filter(partner=OuterRef("pk"))
    answers = CustomValue.objects.filter(partner=OuterRef("pk"))
    return part.annotate(
        own=ArraySubquery(answers.values(data=JSONObject(key="field_id", value="value"))),
        legal_name=Subquery(firm.values("name")[:1], output_field=CharField()),
        tax_id=Subquery(firm.values("tax_id")[:1], output_field=CharField()),
        contact_name=Subquery(person.values("name")[:1], output_field=CharField()),
        phone=Subquery(person.values("phone")[:1], output_field=CharField()),
        email=Subquery(person.values("email")[:1], output_field=CharField()),
    )
