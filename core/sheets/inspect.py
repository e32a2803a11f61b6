"""Finding out how a file is to be read."""

import csv
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from core.sheets.assumptions import Assumption, Question
from core.sheets.census import Census, take_census
from core.sheets.delimited import find_delimiter
from core.sheets.encoding import check_encoding, find_encoding
from core.sheets.errors import SheetError
from core.sheets.filetype import FileType, file_type
from core.sheets.findings import column_of, questions_about, said_about_columns, said_about_rows, settle_decimals
from core.sheets.layout import SAMPLE_ROWS, Layout, find_layout
from core.sheets.package import SheetScan, check_package, scan_sheet
from core.sheets.reading import Reading
from core.sheets.rows import Source
from core.sheets.settings import Settings
from core.sheets.workbook import sheet_names


def inspect(path: Path, *, name: str = "", settings: Mapping[str, str] | None = None) -> Reading:
    """How the table in `path` is read, found from its content; `name` is what the person called the file.

    `settings` overrule what would be found: `encoding`, `delimiter`, `quote`, `sheet`, `header_row` (from 1, 0 for
    none), `totals` (`skip` or `keep`), `decimal` (`.` or `,`), `thousands`, `date_order` (`dmy`, `mdy`, `ymd`,
    `serial`); the last three for one column as `date_order:HEADER`. `currency` is
    taken where a mark may mean it ("руб." in Minsk).
    Raises SheetError. Reads the whole file once; `guard.inspect` does the same in a process of its own with limits,
    and is what a worker calls.
    """
    said = Settings(settings)
    kind = file_type(path, name=name)
    find = _text_source if kind == FileType.TEXT else _workbook_source
    source, sheets, assumptions, questions = find(path, kind=kind, said=said)
    scan = scan_sheet(path, sheet=source.sheet) if kind == FileType.XLSX else SheetScan()
    try:
        layout, census = _table(source, said=said, strict=True)
    except csv.Error:
        layout, census = _table(source, said=said, strict=False)
    if not census.rows:
        raise SheetError("no_table")
    columns = settle_decimals(
        [column_of(position, evidence, said=said) for position, evidence in enumerate(census.columns)]
    )
    kept = [column for column in columns if column.filled or column.header not in layout.blank]
    return Reading(
        file_type=kind,
        columns=kept,
        header_row=layout.header_row,
        last_row=census.last_row,
        rows=census.rows,
        width=len(layout.headers),
        empty_rows=census.empty,
        total_rows=census.totals,
        encoding=source.encoding,
        delimiter=source.delimiter,
        quote=source.quote,
        sheet=source.sheet,
        sheets=sheets,
        title=layout.title,
        settings=said.given,
        assumptions=[
            *assumptions,
            *said_about_rows(layout, census, scan),
            *said_about_columns(kept, census, layout),
        ],
        questions=[*questions, *questions_about(kept, census, said=said)],
    )


def _table(source: Source, *, said: Settings, strict: bool) -> tuple[Layout, Census]:
    sample = list(islice(source.rows(strict=strict), SAMPLE_ROWS))
    layout = find_layout(sample, header_row=said.header_row)
    below = islice(source.rows(strict=strict), layout.header_row, None)
    census = take_census(
        below,
        headers=layout.headers,
        first=layout.header_row + 1,
        find_totals=said.get("totals") != "keep",
        workbook=source.file_type != FileType.TEXT,
    )
    return layout, census


_Found = tuple[Source, list[str], list[Assumption], list[Question]]


def _text_source(path: Path, *, kind: FileType, said: Settings) -> _Found:
    encoding, rivals = said.get("encoding"), dict[str, str]()
    if encoding:
        check_encoding(path, encoding=encoding)
    else:
        found = find_encoding(path)
        encoding, rivals = found.name, found.others
    quote = said.get("quote")
    quote = '"' if quote is None else quote
    delimiter = said.delimiter or find_delimiter(path, encoding=encoding, quote=quote)
    assumptions = [
        Assumption(code="encoding", value=encoding, setting="encoding"),
        Assumption(code="delimiter", value=delimiter, setting="delimiter"),
    ]
    questions = [Question(code="encoding", setting="encoding", choices=rivals)] if rivals else []
    source = Source(path=path, file_type=kind, encoding=encoding, delimiter=delimiter, quote=quote)
    return source, [], assumptions, questions


def _workbook_source(path: Path, *, kind: FileType, said: Settings) -> _Found:
    if kind != FileType.XLS:
        check_package(path)
    sheets = sheet_names(path, scan=kind == FileType.XLSX)
    wanted = said.get("sheet")
    if wanted is not None and wanted not in sheets:
        raise SheetError("no_such_sheet", sheet=wanted)
    if not sheets:
        raise SheetError("no_table")
    sheet = wanted or sheets[0]
    asked = wanted is None and len(sheets) > 1
    questions = [Question(code="sheet", setting="sheet", choices={each: each for each in sheets})] if asked else []
    assumptions = [] if asked else [Assumption(code="sheet", value=sheet, setting="sheet" if len(sheets) > 1 else "")]
    return Source(path=path, file_type=kind, sheet=sheet), sheets, assumptions, questions
