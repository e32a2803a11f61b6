"""A list's filters, sort and columns, kept under a name."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from accounts.models import SavedView, User
from partners.rules.listing import OWN_COLUMNS, PAGE, read_columns


class NameNeeded(Exception):
    """A view is found again by its name."""


class NameTaken(Exception):
    """Its owner has another view of this name."""


def save_view(*, owner: User, name: str, query: str, columns: Sequence[str], shared: bool) -> SavedView:
    """Keep the list as it is; under a name that the owner has used, the view is written over."""
    view, _created = SavedView.objects.update_or_create(
        owner=owner,
        page=PAGE,
        name=_named(name),
        defaults={"query": query, "columns": list(read_columns(columns)), "shared": shared},
    )
    return view


def change_view(view: SavedView, *, name: str, shared: bool) -> SavedView:
    view.name, view.shared = _named(name), shared
    try:
        with transaction.atomic():
            view.save(update_fields=["name", "shared"])
    except IntegrityError as error:
        raise NameTaken(name) from error
    return view


def remember_columns(*, owner: User, columns: Sequence[str]) -> None:
    """The columns that a person wants where no view says otherwise: kept as a view without a name."""
    SavedView.objects.update_or_create(
        owner=owner, page=PAGE, name=OWN_COLUMNS, defaults={"columns": list(read_columns(columns))}
    )


def _named(name: str) -> str:
    words = " ".join(name.split())[:80]
    if not words:
        raise NameNeeded
    return words
