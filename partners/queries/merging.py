"""Two records side by side: what would become of each row, which values differ, and who looks like whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Field, Model

from accounts.models import User
from partners.models import Branch, Contact, LegalEntity, Merge, Partner, Seller
from partners.queries.lookalikes import Lookalike, lookalikes
from partners.rules.merging import CHOSEN, RULES, Rule, What

UNDONE_WITHIN = timedelta(days=1)
PARTS: tuple[type[Model], ...] = (Partner, Contact, LegalEntity, Branch, Seller)
GROUPS = 50


@dataclass(frozen=True)
class Relation:
    """A field that names a partner or a part of one; `rule` is None where nobody has written one yet."""

    name: str
    model: type[Model]
    field: str
    rule: Rule | None

    @property
    def words(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    def rows_of(self, partner: Partner) -> Any:
        return self.model._base_manager.filter(**{self.field: partner})


def relations() -> list[Relation]:
    """Every relation in the model registry that leads to a partner or to a part of one; histories stay as they are."""
    return [
        Relation(name, model, field.name, RULES.get(name))
        for model in apps.get_models(include_auto_created=True)
        if not hasattr(model, "pgh_tracked_model")
        for field in _fields(model)
        for name in [f"{model._meta.label}.{field.name}"]
        if field.related_model in PARTS
    ]


def _fields(model: type[Model]) -> "Iterator[Field[Any, Any]]":
    yield from model._meta.local_fields
    yield from model._meta.local_many_to_many


def in_order(found: list[Relation]) -> list[Relation]:
    """By name, so that two merges at once wait for each other."""
    return sorted(found, key=lambda one: one.name)


@dataclass(frozen=True)
class Fate:
    """How many rows of the record that goes a relation has, and what becomes of them."""

    words: str
    count: int
    what: What
    held: bool = False


def fates(gone: Partner) -> list[Fate]:
    """What stands at a record, by relation."""
    known = [one for one in in_order(relations()) if one.rule and one.rule.what is not What.STAY]
    counted = [(one, one.rule, one.rows_of(gone).count()) for one in known if one.rule]
    return [Fate(one.words, count, rule.what, rule.held is not None) for one, rule, count in counted if count]


@dataclass(frozen=True)
class Side:
    """A field whose values differ, in words."""

    name: str
    label: str
    kept: str
    gone: str


def sides(kept: Partner, gone: Partner) -> list[Side]:
    """The fields of which a person must choose a value."""
    found = []
    for name in CHOSEN:
        one, other = _shown(kept, name), _shown(gone, name)
        if one != other:
            label = str(Partner._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            found.append(Side(name, label[:1].upper() + label[1:], one, other))
    return found


def _shown(partner: Partner, name: str) -> str:
    named = getattr(partner, f"get_{name}_display", None)
    value = named() if named else getattr(partner, name)
    return "" if value is None else str(value)


def alike_to(partner: Partner, *, actor: User) -> list[Lookalike]:
    """The visible records that may be the same partner."""
    found = lookalikes(
        name=partner.name,
        tax_ids=[number for number in partner.legal_entities.values_list("tax_id", flat=True) if number],
        phones=[number for number in partner.contacts.values_list("phone_normal", flat=True) if number],
        emails=[email for email in partner.contacts.values_list("email", flat=True) if email],
        actor=actor,
    )
    return [one for one in found if one.uuid and one.uuid != partner.uuid]


@dataclass(frozen=True)
class Double:
    """Partners that share a number or an address."""

    shared: str
    partners: list[Partner]


def doubles(*, actor: User) -> list[Double]:
    """Groups of visible partners with one tax id, phone or e-mail, the first fifty of each."""
    visible = Partner.objects.visible_to(actor)
    found: dict[tuple[int, ...], Double] = {}
    shared: list[tuple[type[Model], str]] = [
        (LegalEntity, "tax_id"), (Contact, "phone_normal"), (Contact, "email"),
    ]  # fmt: skip
    for model, field in shared:
        rows = model._default_manager.filter(partner__in=visible).exclude(**{field: ""}).order_by()
        many = rows.values(field).annotate(n=Count("partner", distinct=True)).filter(n__gt=1).order_by(field)[:GROUPS]
        values = [row[field] for row in many]
        groups: dict[str, set[int]] = {}
        for value, partner in rows.filter(**{f"{field}__in": values}).values_list(field, "partner"):
            groups.setdefault(value, set()).add(partner)
        for value, keys in groups.items():
            found.setdefault(tuple(sorted(keys)), Double(value, []))
    read = Partner.objects.select_related("kind", "manager").in_bulk({key for keys in found for key in keys})
    return [Double(double.shared, [read[key] for key in keys]) for keys, double in found.items()]


def merges_of(partner: Partner) -> list[Merge]:
    """What was merged into a partner, the latest first."""
    return list(partner.merges.filter(undone_at=None).select_related("merged_by").defer("before"))


def gone_into(uuid: UUID, *, actor: User) -> Partner | None:
    """The partner that an old address leads to now."""
    merge = Merge.objects.filter(gone_uuid=uuid, undone_at=None).defer("before").first()
    return Partner.objects.visible_to(actor).filter(pk=merge.kept_id).first() if merge else None


def may_be_undone(merge: Merge, *, now: datetime) -> bool:
    return merge.undone_at is None and now < merge.merged_at + UNDONE_WITHIN


def gone_keys(partner: Partner) -> list[int]:
    """The keys under which a partner's history was written before."""
    return list(partner.merges.filter(undone_at=None).values_list("gone_pk", flat=True))
