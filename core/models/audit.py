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
            # Row by row: a statement's trigger would join its old rows to its new ones by a plan that was made
            # for another statement, and cached, which takes minutes where thousands follow one.
            pghistory.UpdateEvent(row=pghistory.Old),
            *(pghistory.UpdateEvent(name, row=pghistory.Old, condition=pgtrigger.AnyChange(name)) for name in watch),
            pghistory.DeleteEvent(level=pgtrigger.Statement),
            *([pghistory.InsertEvent(level=pgtrigger.Statement)] if inserts else []),
        ]
        pghistory.track(*trackers, exclude=sorted(fields & {*NEVER, *exclude}), context_id_field=None)(model)  # type: ignore[arg-type]
        AUDITED.append(Audited(model, frozenset(money)))
        return model

    return decorate
