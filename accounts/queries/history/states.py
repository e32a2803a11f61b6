"""The state of a row before and after each of its events."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, OuterRef, QuerySet, Subquery

from accounts.rules.history import What
from core.models.audit import Audited

State = dict[str, Any]
SNAPSHOTS = (What.UPDATE, What.DELETE)


@dataclass(frozen=True)
class Step:
    """One event of one row, with the states it lies between."""

    source: Audited
    event: Any
    before: State
    after: State

    @property
    def what(self) -> What:
        return What(self.event.pgh_label)


def steps(source: Audited, events: QuerySet[Any]) -> list[Step]:
    """The events of a (sliced) queryset, in its order. Three queries, however many events."""
    model = source.events
    later = model._default_manager.filter(
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"), pgh_label__in=SNAPSHOTS
    )
    chosen = list(events.annotate(next_id=Subquery(later.order_by("pgh_id").values("pgh_id")[:1])))
    following = model._default_manager.in_bulk([event.next_id for event in chosen if event.next_id])
    current = source.model._base_manager.in_bulk({event.pgh_obj_id for event in chosen})
    return [_step(source, event, following.get(event.next_id) or current.get(event.pgh_obj_id)) for event in chosen]


def _step(source: Audited, event: Any, then: Model | None) -> Step:
    held = state_of(event, source)
    match What(event.pgh_label):
        case What.INSERT:
            return Step(source, event, {}, held)
        case What.DELETE:
            return Step(source, event, held, {})
        case What.PASSWORD:
            return Step(source, event, held, held)
        case What.UPDATE:
            return Step(source, event, held, state_of(then, source) if then else {})


def tracked(source: Audited) -> Iterable[str]:
    """The names of the fields that the events of a model hold."""
    held = {field.name for field in source.events._meta.concrete_fields}
    return [f.name for f in source.model._meta.concrete_fields if f.name in held and not f.primary_key]


def state_of(row: Model, source: Audited) -> State:
    """The tracked fields of an event or a row; foreign keys as the keys they hold."""
    return {name: getattr(row, row._meta.get_field(name).attname) for name in tracked(source)}  # type: ignore[union-attr]
