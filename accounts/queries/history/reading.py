"""The audit trail, read: of one thing, or of everything."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value

from accounts.models import User
from accounts.queries.history.states import Step, steps
from accounts.queries.history.wording import in_words
from accounts.rules.history import Change
from core.models.audit import AUDITED, Audited


def audited_as(model: type[Model]) -> Audited:
    """How a model is audited; `LookupError` if it isn't."""
    for source in AUDITED:
        if source.model is model:
            return source
    raise LookupError(f"{model._meta.label} isn't audited")


def changes_of(
    thing: Model,
    *,
    parts: Iterable[tuple[type[Model], str]] = (),
    once: Iterable[int] = (),
    limit: int = 200,
) -> list[Change]:
    """What was changed on a row, newest first; `parts` adds rows that point to it: `(Contact, "partner")`.

    `once` are keys of rows that became this one.
    """
    own, keys = audited_as(type(thing)), [thing.pk, *once]
    found = steps(own, _newest(own).filter(pgh_obj_id__in=keys)[:limit])
    for model, field in parts:
        source = audited_as(model)
        found += steps(source, _newest(source).filter(**{f"{field}__in": keys})[:limit])
    return in_words(_in_order(found)[:limit])


def recent_changes(
    *,
    by: User | None = None,
    kind: str = "",
    since: date | None = None,
    before: datetime | None = None,
    limit: int = 50,
) -> list[Change]:
    """The newest changes of everything, older than `before`; `kind` is a model's label (`partners.partner`)."""
    sources = [source for source in AUDITED if not kind or source.model._meta.label_lower == kind]
    heads = [_heads(source, by=by, since=since, before=before)[:limit] for source in sources]
    if not heads:
        return []
    rows = heads[0].union(*heads[1:], all=True) if len(heads) > 1 else heads[0]
    chosen = sorted(rows, key=lambda row: (row["pgh_created_at"], row["pgh_id"]), reverse=True)[:limit]
    found: list[Step] = []
    for source in sources:
        ids = [row["pgh_id"] for row in chosen if row["pgh_kind"] == source.model._meta.label_lower]
        if ids:
            found += steps(source, _newest(source).filter(pgh_id__in=ids))
    return in_words(_in_order(found))


def _newest(source: Audited) -> QuerySet[Any]:
    return source.events._default_manager.order_by("-pgh_id")


def _heads(source: Audited, *, by: User | None, since: date | None, before: datetime | None) -> QuerySet[Any, Any]:
    events = _newest(source)
    if by:
        events = events.filter(pgh_context__user=by.pk)
    if since:
        events = events.filter(pgh_created_at__date__gte=since)
    if before:
        events = events.filter(pgh_created_at__lt=before)
    kind = Value(source.model._meta.label_lower, output_field=CharField())
    heads: QuerySet[Any, Any] = events.annotate(pgh_kind=kind).values("pgh_id", "pgh_created_at", "pgh_kind")
    return heads


def _in_order(found: list[Step]) -> list[Step]:
    return sorted(found, key=lambda step: (step.event.pgh_created_at, step.event.pgh_id), reverse=True)
