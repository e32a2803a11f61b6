"""Making one partner of two records, and two of one again."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.deletion import Collector

from accounts.models import User
from partners.models import LegalEntity, Merge, Partner
from partners.queries.merging import Relation, in_order, may_be_undone, relations
from partners.rules.merging import CHOSEN, JOINED, What, joined, notes_of_both
from partners.services.money_holder import check_untouched, keys_without_entity, let_stand_in_go, stand_in

WRITTEN = (*CHOSEN, *JOINED, "notes", "last_contact_on", "created_at", "status_since", "agreement_in_force")


@dataclass
class Before:
    """What a merge keeps of the state before it; `loosened` are pointers to taken rows: model, field, key, value.

    `apart` are the moved rows of money, by relation, that had no entity and are held by one now; `stand_in` is its key
    where the merge made it.
    """

    moved: dict[str, list[Any]] = field(default_factory=dict)
    taken: list[dict[str, Any]] = field(default_factory=list)
    loosened: list[list[Any]] = field(default_factory=list)
    changed: dict[str, list[Any]] = field(default_factory=dict)
    apart: dict[str, list[Any]] = field(default_factory=dict)
    stand_in: int | None = None


class SamePartner(Exception):
    """A record isn't merged into itself."""


class CannotMove(Exception):
    """Rows of both records can't stand at one partner; the words say which."""


class TooLate(Exception):
    """The day in which a merge is undone has passed, or it was undone."""


class MergedFurther(Exception):
    """The kept partner was merged into another since: undo that first."""


class NoRule(Exception):
    """A relation to partners has no rule: nothing is merged by guessing."""


@transaction.atomic
def merge_partners(kept: Partner, gone: Partner, *, take: Collection[str], by: User, now: datetime) -> Merge:
    """Move everything of `gone` to `kept` and let the record go; `take` names the fields whose value of `gone` stays.

    Raises `SamePartner`, `CannotMove`, and then nothing has changed.
    """
    if kept.pk == gone.pk:
        raise SamePartner
    rows = Partner.objects.select_for_update().order_by("pk").in_bulk([kept.pk, gone.pk])
    kept, gone = rows[kept.pk], rows[gone.pk]
    merge = Merge.objects.create(
        kept=kept,
        into_pk=kept.pk,
        gone_pk=gone.pk,
        gone_uuid=gone.uuid,
        gone_name=gone.name,
        merged_by=by,
        merged_at=now,
    )
    kept_back = Before(taken=_as_they_are([gone]))
    known = set(gone.legal_entities.values_list("pk", flat=True))
    holder = stand_in(gone, kept=kept)
    kept_back.stand_in = holder.pk if holder and holder.pk not in known else None
    for relation in in_order(relations()):
        _settle(relation, kept=kept, gone=gone, holder=holder, before=kept_back)
    _let_go(gone)
    kept_back.changed = _combine(kept, gone, take=take)
    merge.before = asdict(kept_back)
    merge.save(update_fields=["before"])
    return merge


def _settle(relation: Relation, *, kept: Partner, gone: Partner, holder: LegalEntity | None, before: Before) -> None:
    """Do with a relation's rows what its rule says, and write down what they were."""
    if relation.rule is None:
        raise NoRule(relation.name)
    if relation.rule.what is What.STAY:
        return
    rows = relation.rows_of(gone)
    whole = relation.rule.what is What.TAKE
    _take_away(list(rows) if whole else _second_ones(relation, kept=kept, gone=gone), before=before)
    keys = list(rows.values_list("pk", flat=True))
    apart = keys_without_entity(relation, of=gone) if holder and relation.rule.held is not None else []
    if keys:
        before.moved[relation.name] = keys
    if apart:
        before.apart[relation.name] = apart
    _point(relation, keys=apart, at=kept, legal_entity=holder)
    _point(relation, keys=[key for key in keys if key not in set(apart)], at=kept)


def _take_away(extra: list[Model], *, before: Before) -> None:
    """Delete rows with what hangs on them; what only named them loses its pointer. All of it is written down."""
    collector = Collector(using=connection.alias)
    collector.collect(extra)
    for rows in [*collector.data.values(), *collector.fast_deletes]:
        before.taken += _as_they_are(list(rows))
    for (column, _value), groups in collector.field_updates.items():
        named: Iterable[Any] = chain.from_iterable(groups)  # type: ignore[arg-type]
        for row in named:
            before.loosened.append([row._meta.label, column.name, row.pk, getattr(row, column.attname)])
    collector.delete()


def _second_ones(relation: Relation, *, kept: Partner, gone: Partner) -> list[Model]:
    """The rows of the record that goes that the kept partner has already."""
    names = [relation.model._meta.get_field(name).attname for name in relation.rule.same] if relation.rule else []  # type: ignore[union-attr]
    if not names:
        return []
    own = {tuple(row) for row in relation.rows_of(kept).values_list(*names)}
    return [row for row in relation.rows_of(gone) if tuple(getattr(row, name) for name in names) in own]


def _point(relation: Relation, *, keys: list[Any], at: Partner, **also: LegalEntity | None) -> None:
    if not keys:
        return
    try:
        with transaction.atomic():
            relation.model._base_manager.filter(pk__in=keys).update(**{relation.field: at}, **also)
    except DatabaseError as error:
        raise CannotMove(relation.words) from error


def _as_they_are(rows: list[Any]) -> list[dict[str, Any]]:
    """Rows as the serializer writes them, moments to the microsecond, which JSON's encoder would cut."""
    found: list[dict[str, Any]] = serializers.serialize("python", rows)
    for row in found:
        row["fields"] = {name: _plain(value) for name, value in row["fields"].items()}
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _let_go(gone: Partner) -> None:
    """Delete the record alone: whatever still names it makes the database refuse."""
    Partner.objects.filter(pk=gone.pk)._raw_delete(using=connection.alias)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def _combine(kept: Partner, gone: Partner, *, take: Collection[str]) -> dict[str, list[Any]]:
    """Write the chosen and joined values; what each field was and became."""
    before = {name: getattr(kept, Partner._meta.get_field(name).attname) for name in WRITTEN}  # type: ignore[union-attr]
    for name in [*take, *(["status_since"] if "status" in take else [])]:
        setattr(kept, name, getattr(gone, name))
    for name in JOINED:
        setattr(kept, name, joined(getattr(kept, name), getattr(gone, name)))
    kept.notes = notes_of_both(kept.notes, gone.notes)
    kept.created_at = min(kept.created_at, gone.created_at)
    kept.last_contact_on = max(filter(None, [kept.last_contact_on, gone.last_contact_on]), default=None)
    kept.agreement_in_force = kept.agreement_in_force or gone.agreement_in_force
    kept.save(update_fields=[*WRITTEN, "updated_at"])
    after = {name: getattr(kept, Partner._meta.get_field(name).attname) for name in WRITTEN}  # type: ignore[union-attr]
    differing = [name for name in WRITTEN if before[name] != after[name]]
    return {name: [_plain(before[name]), _plain(after[name])] for name in differing}


@transaction.atomic
def undo_merge(merge: Merge, *, by: User, now: datetime) -> Partner:
    """Bring the record back with its rows, within a day; what was added to the kept partner since stays there.

    Raises `TooLate`, `MergedFurther`, `MoneySince`, `CannotMove`.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if not may_be_undone(merge, now=now):
        raise TooLate
    if merge.kept_id != merge.into_pk:
        raise MergedFurther
    kept = Partner.objects.select_for_update().get(pk=merge.kept_id)
    check_untouched(kept, moved=merge.before["moved"])
    _restore_fields(kept, changed=merge.before["changed"])
    _bring_back(merge.before["taken"][:1])
    gone = Partner.objects.get(pk=merge.gone_pk)
    by_name = {relation.name: relation for relation in relations()}
    for name, keys in merge.before["moved"].items():
        relation = by_name[name]
        still = list(relation.rows_of(kept).filter(pk__in=keys).values_list("pk", flat=True))
        apart = set(merge.before.get("apart", {}).get(name, ()))
        _point(relation, keys=[key for key in still if key in apart], at=gone, legal_entity=None)
        _point(relation, keys=[key for key in still if key not in apart], at=gone)
    let_stand_in_go(merge.before.get("stand_in"))
    _bring_back(merge.before["taken"][1:])
    for label, name, key, value in merge.before["loosened"]:
        model = apps.get_model(label)
        model._base_manager.filter(pk=key, **{name: None}).update(**{name: value})
    merge.undone_at, merge.undone_by = now, by
    merge.save(update_fields=["undone_at", "undone_by"])
    return gone


def _restore_fields(kept: Partner, *, changed: dict[str, list[Any]]) -> None:
    """Back to what each field was, where nobody has changed it since."""
    touched = []
    for name, (was, became) in changed.items():
        column = Partner._meta.get_field(name)
        attname = column.attname  # type: ignore[union-attr]
        if getattr(kept, attname) == column.to_python(became):  # type: ignore[union-attr]
            setattr(kept, attname, column.to_python(was))  # type: ignore[union-attr]
            touched.append(name)
    kept.save(update_fields=[*touched, "updated_at"])


def _bring_back(rows: list[dict[str, Any]]) -> None:
    try:
        with transaction.atomic():
            for row in serializers.deserialize("python", rows):
                row.save()
    except DatabaseError as error:
        raise CannotMove(str(error)) from error
