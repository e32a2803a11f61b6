"""States of rows in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model
from django.utils.formats import localize, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.queries.history.states import State, Step
from accounts.rules.history import EMPTY, Change, FieldChange, What, differing
from core.queries.company import company
from core.rules.money import from_minor

TITLES = ("name", "full_name", "title", "number", "legal_name")
Names = Mapping[type[Model], Mapping[Any, str]]


def in_words(found: list[Step]) -> list[Change]:
    """The changes as a person reads them; names of related rows and people are read in one query a model."""
    names = _names(found)
    currency = company().currency
    return [_change(step, names, currency) for step in found]


def _change(step: Step, names: Names, currency: str) -> Change:
    context: dict[str, Any] = step.event.pgh_context or {}
    return Change(
        at=step.event.pgh_created_at,
        what=step.what,
        kind=capfirst(str(step.source.model._meta.verbose_name)),
        title=_title(step, names),
        who=names[get_user_model()].get(context.get("user"), ""),
        job=context.get("job", ""),
        url=context.get("url", ""),
        request_id=context.get("request_id", ""),
        fields=tuple(
            FieldChange(
                name,
                capfirst(str(_field(step, name).verbose_name)),
                _value(step, name, step.before, names, currency),
                _value(step, name, step.after, names, currency),
            )
            for name in ([] if step.what is What.PASSWORD else differing(step.before, step.after))
        ),
    )


def _title(step: Step, names: Names) -> str:
    state = step.before or step.after
    for name in TITLES:
        if state.get(name):
            return str(state[name])
    related = (_related(step, name, state, names) for name in state)
    return " · ".join(words for words in related if words) or capfirst(str(step.source.model._meta.verbose_name))


def _value(step: Step, name: str, state: State, names: Names, currency: str) -> str:
    value, field = state.get(name), _field(step, name)
    if value is None or value in EMPTY:
        return ""
    if isinstance(field, ForeignKey):
        return _related(step, name, state, names)
    if name in step.source.money:
        return number_format(from_minor(value, state.get("currency") or currency), force_grouping=True)
    return _plain(field, value)


def _plain(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(dict(field.flatchoices).get(value, localize(value)))


def _related(step: Step, name: str, state: State, names: Names) -> str:
    field = _field(step, name)
    if not isinstance(field, ForeignKey) or state.get(name) is None:
        return ""
    return names[field.related_model].get(state[name], _("deleted"))


def _field(step: Step, name: str) -> "Field[Any, Any]":
    field: Field[Any, Any] = step.source.model._meta.get_field(name)  # type: ignore[assignment]
    return field


def _names(found: Iterable[Step]) -> Names:
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for step in found:
        wanted[get_user_model()].add((step.event.pgh_context or {}).get("user"))
        for field in step.source.model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                wanted[field.related_model] |= {step.before.get(field.name), step.after.get(field.name)}
    read = {model: model._base_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}
    return defaultdict(dict, {model: {pk: str(row) for pk, row in rows.items()} for model, rows in read.items()})
