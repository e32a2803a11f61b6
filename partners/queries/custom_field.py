"""A company's own questions about partners."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from partners.models import CustomField, CustomValue, FieldType, Partner, PartnerKind
from partners.rules.custom_field import NO, YES, Asked

FILTERED = (FieldType.YES_NO, FieldType.CHOICE)


def fields_asked() -> list[CustomField]:
    """Every question in use, with the kinds it is asked of."""
    return list(CustomField.objects.filter(archived_at=None).prefetch_related("kinds"))


def is_asked_of(field: CustomField, kind: PartnerKind | None) -> bool:
    """Whether a question of `fields_asked` is for this kind of partner."""
    kinds = list(field.kinds.all())
    return not kinds or kind in kinds


def answers_of(partner: Partner) -> list[CustomValue]:
    """What is known, put away questions too."""
    known = partner.custom_values.select_related("field")
    return list(known.order_by("field__position", "field__name"))


def questions_of_lists() -> list[Asked]:
    """The questions in use, with the answers that a list may be narrowed to."""
    fields = CustomField.objects.filter(archived_at=None)
    return [
        Asked(field.pk, field.name, field.type, (YES, NO) if field.type == FieldType.YES_NO else tuple(field.options))
        for field in fields
    ]


def answers_by_partner(partners: Sequence[UUID], *, fields: Sequence[int]) -> dict[UUID, dict[int, str]]:
    """What these partners answered to these questions."""
    found: dict[UUID, dict[int, str]] = {}
    if fields:
        values = CustomValue.objects.filter(partner__uuid__in=partners, field__in=fields)
        for uuid, key, value in values.values_list("partner__uuid", "field_id", "value"):
            found.setdefault(uuid, {})[key] = value
    return found


def answered(asked: dict[int, list[str]]) -> Q:
    """Partners with one of the answers to each question."""
    found = Q()
    for key, answers in asked.items():
        values = CustomValue.objects.filter(partner=OuterRef("pk"), field=key, value__in=answers)
        found &= Q(Exists(values))
    return found
