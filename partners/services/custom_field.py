"""A company's own questions: asked, changed, put away; and a partner's answers."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from partners.models import CustomField, CustomValue, Partner, PartnerKind


class FieldNameTaken(Exception):
    """Another question has this name; it may be put away."""


class TypeStays(Exception):
    """There are answers of the old type."""


class FieldHasAnswers(Exception):
    """It is put away, not deleted."""


@transaction.atomic
def save_field(field: CustomField, *, kinds: Iterable[PartnerKind]) -> CustomField:
    """Keep a question, new or changed, asked of these kinds; of all where there are none."""
    if field.pk and field.values.exists():
        was = CustomField.objects.values_list("type", flat=True).get(pk=field.pk)
        if was != field.type:
            raise TypeStays(was)
    try:
        with transaction.atomic():
            field.save()
    except IntegrityError as error:
        if "customfield_name_once" in str(error):
            raise FieldNameTaken(field.name) from error
        raise
    field.kinds.set(kinds)
    return field


def put_away(field: CustomField, *, now: datetime) -> CustomField:
    """Not asked any more; its answers stay."""
    field.archived_at = now
    field.save(update_fields=["archived_at"])
    return field


def take_back(field: CustomField) -> CustomField:
    field.archived_at = None
    field.save(update_fields=["archived_at"])
    return field


@transaction.atomic
def delete_field(field: CustomField) -> None:
    """Only one that nobody has answered."""
    if field.values.exists():
        raise FieldHasAnswers(field.name)
    field.delete()


@transaction.atomic
def answer(partner: Partner, *, answers: Mapping[int, str]) -> None:
    """Write the answers by the keys of their questions, take away the empty ones; others stay as they are."""
    known = {value.field_id: value for value in partner.custom_values.filter(field__in=answers)}
    for key, text in answers.items():
        value = known.get(key)
        if value and text and value.value != text:
            value.value = text
            value.save(update_fields=["value"])
        elif value and not text:
            value.delete()
        elif text and not value:
            CustomValue.objects.create(partner=partner, field_id=key, value=text)
