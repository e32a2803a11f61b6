"""Looking into a workbook's archive before anything opens it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from core.sheets import limits
from core.sheets.errors import BROKEN_ARCHIVE, SheetError

_BLOCK = 1 << 20
_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")[^>]*[^/>]>|<c>')
_FORMULA = re.compile(rb"<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(<v>[^<])?")
_ERROR = re.compile(rb'<c\b[^>]*\bt="e"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class SheetScan:
    """What a sheet's XML holds: cells with content, formulas, those without a stored result, error cells."""

    cells: int = 0
    formulas: int = 0
    without_result: int = 0
    errors: int = 0


def check_package(path: Path | IO[bytes]) -> None:
    """SheetError for an archive that unpacks beyond belief, is encrypted or damaged, or carries a DTD."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _check_prolog(archive, entry)
    except BROKEN_ARCHIVE as error:
        raise SheetError("damaged") from error


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetError("encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    steep = unpacked > limits.RATIO_MATTERS_FROM and unpacked > packed * limits.UNPACKED_RATIO
    if len(entries) > limits.ENTRIES or unpacked > limits.UNPACKED or steep:
        raise SheetError("zip_bomb")


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        head = part.read(_BLOCK)
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in head or "<!ENTITY".encode(encoding) in head:
            raise SheetError("forbidden_xml")


def scan_sheet(path: Path, *, sheet: str) -> SheetScan:
    """Count what one sheet of an XLSX holds, in constant memory. SheetError where its cells are too far apart."""
    cells = formulas = results = errors = last_row = last_column = 0
    try:
        for piece in _pieces(path, part=_part_of(path, sheet=sheet)):
            found = _CELL.findall(piece)
            cells += len(found)
            last_row = max(last_row, *(int(row or 0) for _, row in found), 0)
            last_column = max(last_column, *(_column_number(name) for name in {name for name, _ in found}), 0)
            stored = _FORMULA.findall(piece)
            formulas += len(stored)
            results += sum(map(bool, stored))
            errors += len(_ERROR.findall(piece))
            if last_row * last_column > limits.CELLS or cells > limits.CELLS:
                raise SheetError("too_many_cells", limit=f"{limits.CELLS:,}".replace(",", " "))
    except (*BROKEN_ARCHIVE, KeyError) as error:
        raise SheetError("damaged") from error
    return SheetScan(cells, formulas, formulas - results, errors)


def _pieces(path: Path, *, part: str) -> Iterator[bytes]:
    """The part's XML in pieces that end where a row ends."""
    with zipfile.ZipFile(path) as archive, archive.open(part) as xml:
        rest = b""
        while block := xml.read(_BLOCK):
            block = rest + block
            cut = block.rfind(b"</c>") + 4
            if cut == 3:
                cut = max(0, len(block) - 4096)
            yield block[:cut]
            rest = block[cut:]
        yield rest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _part_of(path: Path, *, sheet: str) -> str:
    """The archive's part that holds the sheet."""
    with zipfile.ZipFile(path) as archive:
        book = _parsed(archive.read("xl/workbook.xml"))
        relations = _parsed(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for each in book.iter():
        if each.tag.endswith("}sheet") and each.get("name") == sheet:
            target = targets[each.get(_RELATION)]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(sheet)


def _parsed(xml: bytes) -> ElementTree.Element:
    """Parsed XML of a package that `check_package` has found free of entities."""
    try:
        return ElementTree.fromstring(xml)  # noqa: S314
    except ElementTree.ParseError as error:
        raise SheetError("damaged") from error
