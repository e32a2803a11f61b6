"""In what encoding a text file is written."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.rules.charsets import rank
from core.sheets.errors import SheetError
from core.sheets.limits import LINE, in_words

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_TIE = 0.12
_GOOD_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\r\f\x1a\x1b") + b"\x7f"


@dataclass(frozen=True)
class EncodingFound:
    """The encoding; `others` are decoded samples by encoding where letters don't tell which one it is."""

    name: str
    others: dict[str, str]


def find_encoding(path: Path) -> EncodingFound:
    """The encoding that the file's bytes show. SheetError for bytes that aren't text and for endless lines."""
    head = next(_blocks(path), b"")
    for bom, name in _BOMS:
        if head.startswith(bom):
            return EncodingFound(name, {})
    if b"\0" in head:
        return EncodingFound(_utf16_without_bom(head), {})
    _check_bytes(path)
    if _decodes(path, encoding="utf-8"):
        return EncodingFound("utf-8", {})
    return _one_byte(path)


def check_encoding(path: Path, *, encoding: str) -> None:
    """SheetError unless the whole file can be read in the encoding that a person chose."""
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise SheetError("bad_setting", setting="encoding", value=encoding) from error
    if not encoding.startswith("utf-16"):
        _check_bytes(path)
    if not _decodes(path, encoding=encoding):
        raise SheetError("unknown_encoding", encoding=encoding)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _check_bytes(path: Path) -> None:
    without_break, rows, controls, size = 0, 1, 0, 0
    for block in _blocks(path):
        size += len(block)
        controls += len(block) - len(block.translate(None, _CONTROLS))
        if b"\0" in block or controls * 1000 > size:
            raise SheetError("binary")
        breaks = block.count(b"\n") or block.count(b"\r")
        without_break = 0 if breaks else without_break + len(block)
        if without_break > LINE:
            raise SheetError("line_too_long", row=rows, limit=in_words(LINE))
        rows += breaks


def _decodes(path: Path, *, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _utf16_without_bom(head: bytes) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(name, errors="replace")
    known = sum(sign < "\u0530" and (sign >= " " or sign in "\t\r\n") for sign in text)
    if known < len(text) * 0.95 or ("\n" not in text and "\r" not in text):
        raise SheetError("binary")
    return name


def _one_byte(path: Path) -> EncodingFound:
    sample, row = _telling_lines(path)
    good = len(_GOOD_UTF8.findall(sample))
    if good > 3 * len(_GOOD_UTF8.sub(b"", sample).translate(None, bytes(range(128)))):
        raise SheetError("bad_letters", encoding="UTF-8", row=row)
    ranked = rank(sample)
    if not ranked:
        raise SheetError("binary")
    best = ranked[0][0]
    rivals = {name: text[:200] for score, name, text in ranked if score > best - _TIE}
    return EncodingFound(ranked[0][1], rivals if len(rivals) > 1 else {})


def _telling_lines(path: Path) -> tuple[bytes, int]:
    """Lines with letters beyond ASCII, each once and some of all the file's, and the first row that isn't UTF-8."""
    lines: dict[bytes, None] = {}
    size, first_bad = 0, 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.isascii():
                continue
            if not first_bad and _GOOD_UTF8.sub(b"", line).translate(None, bytes(range(128))):
                first_bad = number
            if size < _SAMPLE and line not in lines:
                lines[line] = None
                size += len(line)
    return b"".join(lines), first_bad
