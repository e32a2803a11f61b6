"""The audit trail: database triggers that keep what people change by hand (J2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import pghistory
import pgtrigger
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])

NEVER = ("uuid", "created_at", "updated_at")


@dataclass(frozen=True)
class Audited:
    """An audited model, and its fields that hold money in minor units."""

    model: type[models.Model]
    money: frozenset[str]

    @property
    def events(self) -> type[models.Model]:
        """The event model."""
        event: type[models.Model] = self.model._meta.get_field("events").related_model  # type: ignore[assignment]
        return event


AUDITED: list[Audited] = []


def audited(
    *, exclude: Iterable[str] = (), inserts: bool = True, watch: Iterable[str] = (), money: Iterable[str] = ()
) -> Callable[[Model], Model]:
    """Keep every change of a model's rows in an append-only table of its own, `<Model>Event`.

    An `update` or `delete` event holds the row as it was before, an `insert` event the row as it began; a change
    of excluded fields alone leaves none. `inserts=False` is for tables that are filled by the million. A field of
    `watch` must be excluded: that it changed is kept under its name, its value isn't.
    """

    def decorate(model: Model) -> Model:
        fields = {field.name for field in model._meta.concrete_fields}
        trackers = [
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            *(pghistory.UpdateEvent(name, row=pghistory.Old, condition=pgtrigger.AnyChange(name)) for name in watch),
            *([pghistory.InsertEvent()] if inserts else []),
        ]
        # One pass over a statement's rows: an import that changes thousands doesn't pay for each.
        pghistory.track(*trackers, exclude=sorted(fields & {*NEVER, *exclude}), level=pgtrigger.Statement)(model)
        AUDITED.append(Audited(model, frozenset(money)))
        return model

    return decorate
