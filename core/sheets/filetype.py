"""What a file really is, told by its content, not by its name."""

import zipfile
from enum import StrEnum
from pathlib import Path

from core.sheets.errors import BROKEN_ARCHIVE, SheetError
from core.sheets.limits import TEXT_FILE, WORKBOOK_FILE, in_words


class FileType(StrEnum):
    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


_MAGIC = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3", "database"),
    (b"{\\rtf", "document"),
)
_TEXT_MAGIC = ((b"<!doctype html", "web_page"), (b"<html", "web_page"), (b"<table", "web_page"), (b"<?xml", "xml"))
_MAY_BE_CHANCE = frozenset({b"BM", b"MZ", b"BZh", b"RIFF"})
_NAMES = {FileType.XLSX: {".xlsx", ".xlsm"}, FileType.XLS: {".xls"}, FileType.ODS: {".ods"}}
_TEXT_NAMES = {".csv", ".txt", ".tsv", ".tab", ".dat", ""}


def file_type(path: Path, *, name: str) -> FileType:
    """The type of the file's content. SheetError where it isn't a table, or its name says something else."""
    size = path.stat().st_size
    if size == 0:
        raise SheetError("empty_file")
    with path.open("rb") as file:
        head = file.read(4096)
    found = _found(path, head=head)
    if not isinstance(found, FileType):
        raise SheetError("not_a_sheet", found=found)
    kind = found
    _check_name(kind, name=name or path.name)
    limit = TEXT_FILE if kind == FileType.TEXT else WORKBOOK_FILE
    if size > limit:
        raise SheetError("too_large", limit=in_words(limit))
    return kind


def _found(path: Path, *, head: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _in_compound(path)
    for magic, found in _MAGIC:
        if head.startswith(magic) and (magic not in _MAY_BE_CHANCE or b"\0" in head):
            return found
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((found for magic, found in _TEXT_MAGIC if start.startswith(magic)), FileType.TEXT)


def _in_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except BROKEN_ARCHIVE as error:
        raise SheetError("damaged") from error
    if "xl/workbook.xml" in names:
        return FileType.XLSX
    if "content.xml" in names and "styles.xml" in names:
        return FileType.ODS
    return "document" if "word/document.xml" in names else "archive"


def _in_compound(path: Path) -> str:
    """An old Office file: its directory names the streams in UTF-16."""
    content = path.read_bytes() if path.stat().st_size <= WORKBOOK_FILE else b""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SheetError("encrypted")
    for stream in ("Workbook", "Book"):
        if stream.encode("utf-16-le") in content:
            return FileType.XLS
    return "document"


def _check_name(kind: FileType, *, name: str) -> None:
    ending = Path(name).suffix.lower()
    named_as = next((each for each, endings in _NAMES.items() if ending in endings), FileType.TEXT)
    known = named_as != FileType.TEXT or ending in _TEXT_NAMES
    if known and named_as != kind:
        raise SheetError("lies_about_type", named=ending.lstrip(".").upper() or "TXT", found=f"{kind}_inside")
