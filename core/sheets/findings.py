"""From what was counted to columns, assumptions and questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.rules.columns import ColumnEvidence, ColumnKind
from core.rules.dates import DateOrder, read_date
from core.rules.numbers import NumberFormat, read_amount
from core.sheets.assumptions import Assumption, Question
from core.sheets.census import Census
from core.sheets.layout import Layout
from core.sheets.package import SheetScan
from core.sheets.reading import Column
from core.sheets.settings import Settings

_NUMERIC = (ColumnKind.INTEGER, ColumnKind.DECIMAL)


def column_of(position: int, evidence: ColumnEvidence, *, said: Settings) -> Column:
    """The column that the evidence shows, overruled by what a person said."""
    header = evidence.header
    order, numbers = None, None
    kind = evidence.kind
    told_order = said.get("date_order", column=header)
    if kind == ColumnKind.DATE:
        order = DateOrder(told_order) if told_order else evidence.date_order
    elif f"date_order:{header}" in said.given:
        kind, order = ColumnKind.DATE, DateOrder(said.given[f"date_order:{header}"])
    if kind in _NUMERIC:
        numbers = _told(evidence.numbers.format(likely_currency=said.get("currency") or ""), header=header, said=said)
    return Column(
        position=position,
        header=header,
        kind=kind,
        numbers=numbers,
        date_order=order,
        prefixes=sorted(evidence.prefixes),
        blank_words=sorted(evidence.blanks),
        filled=evidence.filled,
        samples=evidence.samples[:5],
    )


def _told(found: NumberFormat, *, header: str, said: Settings) -> NumberFormat:
    thousands = said.get("thousands", column=header)
    if thousands is not None:
        other = {".": ",", ",": "."}.get(thousands)
        found = replace(found, thousands=thousands, decimal=other or found.decimal)
    decimal = said.get("decimal", column=header)
    return replace(found, decimal=decimal) if decimal else found


def settle_decimals(columns: Sequence[Column]) -> list[Column]:
    """Columns that can be read in two ways take the decimal sign of the file's other columns, where these have one."""
    signs = {c.numbers.decimal for c in columns if c.kind == ColumnKind.DECIMAL and c.numbers and c.numbers.decimal}
    if len(signs) != 1:
        return list(columns)
    sign = next(iter(signs))
    return [
        replace(column, numbers=replace(column.numbers, decimal=sign))
        if column.numbers and column.numbers.decimal is None
        else column
        for column in columns
    ]


def said_about_rows(layout: Layout, census: Census, scan: SheetScan) -> Iterator[Assumption]:
    """What was assumed about rows and cells of the whole table."""
    if not layout.header_row:
        yield Assumption(code="no_header", value="", setting="header_row")
    elif layout.header_row > 1:
        yield Assumption(code="header_row", value=str(layout.header_row), setting="header_row")
    if layout.title:
        yield Assumption(code="title_rows", value=str(len(layout.title)), setting="header_row")
    if census.totals:
        yield Assumption(code="total_rows", value=_listed(census.totals), setting="totals")
    counts = {
        "empty_rows": census.empty,
        "extra_cells": census.extra,
        "formulas": scan.formulas - scan.without_result,
        "formulas_without_result": scan.without_result,
        "error_cells": scan.errors,
    }
    for code, count in counts.items():
        if count:
            yield Assumption(code=code, value=str(count))
    for header in layout.repeated:
        yield Assumption(code="repeated_header", value=header, column=header)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:20]))
    return f"{shown}, …" if len(numbers) > 20 else shown


def said_about_columns(columns: Iterable[Column], census: Census, layout: Layout) -> Iterator[Assumption]:
    """What was assumed about the cells of each column."""
    for column in columns:
        evidence = census.columns[column.position]
        if column.header in layout.blank and layout.header_row:
            yield Assumption(code="blank_header", value=column.header, column=column.header)
        for code, value in _about(column, evidence):
            setting = f"{code}:{column.header}" if code in ("decimal", "thousands", "date_order") else ""
            yield Assumption(code=code, value=value, setting=setting, column=column.header)


def _about(column: Column, evidence: ColumnEvidence) -> Iterator[tuple[str, str]]:
    numbers = column.numbers
    if numbers and numbers.decimal and (evidence.numbers.fractions or evidence.numbers.thousands):
        yield "decimal", numbers.decimal
    if numbers and numbers.thousands:
        yield "thousands", numbers.thousands
    if numbers and numbers.currency:
        yield "currency", numbers.currency
    if numbers and numbers.percent:
        yield "percent", ""
    if column.kind == ColumnKind.DATE and column.date_order and evidence.native_dates < evidence.filled:
        yield "date_order", column.date_order
    if evidence.dates.short_years and column.kind == ColumnKind.DATE:
        yield "short_years", ""
    if column.blank_words:
        yield "blank_words", ", ".join(column.blank_words)
    if column.prefixes:
        yield "prefix", ", ".join(column.prefixes)


def questions_about(columns: Iterable[Column], census: Census, *, said: Settings) -> Iterator[Question]:
    """What has to be asked about columns."""
    for column in columns:
        evidence = census.columns[column.position]
        if column.ambiguous and column.kind == ColumnKind.DATE:
            yield _ask_order(column, evidence.dates.unclear or list(column.samples))
        elif column.ambiguous:
            yield _ask_decimal(column)
        if not evidence.filled and column.position in census.in_totals and not said.get("use", column=column.header):
            yield Question(
                code="total_only_column",
                setting=f"use:{column.header}",
                choices={"leave_out": column.header},
                column=column.header,
            )


def _ask_order(column: Column, samples: list[str]) -> Question:
    choices = {
        order.value: f"{samples[0]} = {read_date(samples[0], order=order).on:%Y-%m-%d}"
        for order in (DateOrder.DMY, DateOrder.MDY)
    }
    return Question(
        code="date_order",
        setting=f"date_order:{column.header}",
        choices=choices,
        column=column.header,
        samples=samples[:3],
    )


def _ask_decimal(column: Column) -> Question:
    sample = next(cell for cell in column.samples if "," in cell or "." in cell)
    return Question(
        code="decimal",
        setting=f"decimal:{column.header}",
        choices={sign: f"{sample} = {read_amount(sample, decimal=sign).value:f}" for sign in (".", ",")},
        column=column.header,
        samples=list(column.samples),
    )
