"""A list as the download that its address asks for by `?as=`: csv or xlsx."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language, override

from core.sheets.write import Cell, export

Row = TypeVar("Row", bound=Model)
_AT_ONCE = 2000


def wants_export(request: HttpRequest) -> bool:
    return request.GET.get("as") in ("csv", "xlsx")


def exported(
    request: HttpRequest, headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, name: str
) -> HttpResponseBase:
    """The table in the form that was asked for, xlsx where none was; `name` comes without its ending."""
    file_type = "csv" if request.GET.get("as") == "csv" else "xlsx"
    return export(headers, rows, file_name=name, file_type=file_type)


def exported_rows(
    request: HttpRequest, found: QuerySet[Row], columns: Sequence[tuple[str, Callable[[Row], object]]], *, name: str
) -> HttpResponseBase:
    """All that was found, a head and a cell for each column, in the language of whoever asks."""
    language, zone = get_language() or "en", timezone.get_current_timezone()

    def cells(row: Row) -> list[Cell]:
        # Rows are written while they are sent, when the request's language is no longer active.
        with override(language), timezone.override(zone):
            return [_plain(cell(row)) for _head, cell in columns]

    rows = map(cells, found.iterator(chunk_size=_AT_ONCE))
    return exported(request, [head for head, _cell in columns], rows, name=name)


def _plain(cell: object) -> Cell:
    """A moment as the reader's clock shows it; words and names as text."""
    if isinstance(cell, datetime):
        return timezone.localtime(cell)
    return cell if cell is None or isinstance(cell, str | int | Decimal | date) else str(cell)
