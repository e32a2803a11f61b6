"""Whose money is whose when two records become one.

Money is held by a partner, by one of its legal entities or by one of its sellers, and its sums are never rewritten.
Entities and sellers move with their partner, so their money stays apart by itself. What a partner holds without an
entity would run into the other's: an entity in its old name holds it from then on.
"""

from typing import Any

from partners.models import LegalEntity, Partner
from partners.queries.merging import Relation, relations

PLAIN = {"legal_entity": None, "seller": None}


class MoneySince(Exception):
    """Money was booked since on what moved: taking the merge back would tear it apart."""


def money() -> list[Relation]:
    """The relations whose rows are money."""
    return [one for one in relations() if one.rule and one.rule.held is not None]


def stand_in(gone: Partner, *, kept: Partner) -> LegalEntity | None:
    """The entity that is to hold what `gone` holds without one: one of its own where that mixes nothing, else a new
    one in its name; None where the kept partner holds nothing without an entity."""
    if not _holds_plainly(gone) or not _holds_plainly(kept):
        return None
    free = (entity for entity in gone.legal_entities.order_by("pk") if not _mixes(gone, entity))
    return next(free, None) or LegalEntity.objects.create(partner=gone, name=gone.name)


def _holds_plainly(partner: Partner) -> bool:
    return any(one.rows_of(partner).filter(**PLAIN).exists() for one in money())


def _mixes(gone: Partner, entity: LegalEntity) -> bool:
    """Whether what is held without an entity would run into what this entity holds."""
    for one in money():
        names = one.rule.held or () if one.rule else ()
        plain, held = ({tuple(row) for row in _rows(one, gone, where, names)} for where in (PLAIN, _at(entity)))
        if plain & held:
            return True
    return False


def _at(entity: LegalEntity) -> dict[str, Any]:
    return {"legal_entity": entity, "seller": None}


def _rows(one: Relation, partner: Partner, where: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The values by which two rows of one holder are the same; one empty value for any row where there are none."""
    rows = one.rows_of(partner).filter(**where)
    return rows.values_list(*names).distinct() if names else [()] * rows.exists()


def keys_without_entity(one: Relation, *, of: Partner) -> list[Any]:
    """The rows of a money relation that a partner holds without an entity."""
    return list(one.rows_of(of).filter(**PLAIN).values_list("pk", flat=True))


def check_untouched(kept: Partner, *, moved: dict[str, list[Any]]) -> None:
    """Nothing is held since where the moved money lies. Raises `MoneySince`."""
    found = money()
    holders = {
        holder
        for one in found
        for holder in one.model._base_manager.filter(pk__in=moved.get(one.name, [])).values_list(*PLAIN)
    }
    for one in found:
        since = one.rows_of(kept).exclude(pk__in=moved.get(one.name, [])).values_list(*PLAIN)
        if holders & set(since):
            raise MoneySince(one.words)


def let_stand_in_go(key: int | None) -> None:
    """Take away the entity that a merge had made, unless something names it by now."""
    entity = LegalEntity.objects.filter(pk=key).first() if key else None
    naming = [one for one in relations() if one.model._meta.get_field(one.field).related_model is LegalEntity]
    if entity and not any(one.model._base_manager.filter(**{one.field: entity}).exists() for one in naming):
        entity.delete()
