"""The filters that are on, each with the address that drops it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BoundField, Form
from django.http import QueryDict


@dataclass(frozen=True)
class Chip:
    """`href` is the same list without this one filter, on its first page."""

    label: str
    value: str
    href: str


def chips(form: Form, *, query: QueryDict, skip: tuple[str, ...] = ()) -> list[Chip]:
    """A chip for each chosen value of a valid bound form; one for each value where many may be chosen."""
    if not form.is_valid():
        return []
    fields = (form[name] for name in form.fields if name not in skip and form.cleaned_data.get(name))
    return [chip for field in fields for chip in _field_chips(field, query=query)]


def _field_chips(field: BoundField, *, query: QueryDict) -> Iterator[Chip]:
    names = _choice_names(field)
    for value in query.getlist(field.html_name):
        if value:
            yield Chip(str(field.label), names.get(value, value), _without(field.html_name, value, query=query))


def _choice_names(field: BoundField) -> dict[str, str]:
    choices = getattr(field.field, "choices", ())
    return {str(key): str(name) for key, name in choices}


def _without(name: str, value: str, *, query: QueryDict) -> str:
    rest = query.copy()
    rest.setlist(name, [kept for kept in rest.getlist(name) if kept != value])
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
