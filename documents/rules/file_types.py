"""What files may be kept, told by their first bytes and by their name."""

from dataclasses import dataclass

LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 120


@dataclass(frozen=True)
class FileType:
    """`media` is what a download says of itself, `endings` what such a file may be called."""

    media: str
    endings: tuple[str, ...]


PDF = FileType("application/pdf", (".pdf",))
PNG = FileType("image/png", (".png",))
JPEG = FileType("image/jpeg", (".jpg", ".jpeg"))
WEBP = FileType("image/webp", (".webp",))
HEIC = FileType("image/heic", (".heic", ".heif"))
DOCX = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
XLSX = FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
ODT = FileType("application/vnd.oasis.opendocument.text", (".odt",))
ODS = FileType("application/vnd.oasis.opendocument.spreadsheet", (".ods",))
ALL = (PDF, PNG, JPEG, WEBP, HEIC, DOCX, XLSX, ODT, ODS)
ENDINGS = tuple(ending for each in ALL for ending in each.endings)
ZIP = b"PK\x03\x04"


def by_first_bytes(head: bytes) -> FileType | None:
    """The type that the content begins as; None for what is not kept, and for archives, which `by_parts` tells."""
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return HEIC
    return None


def by_parts(names: frozenset[str], *, mimetype: str) -> FileType | None:
    """The type of an archive with these parts; `mimetype` is what its part of that name says, empty without one."""
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    return next((each for each in (ODT, ODS) if mimetype.strip() == each.media), None)


def clean_name(name: str) -> str:
    """A file's name without folders, control characters and excess: fit for a header and a screen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if len(ending) < 8 else plain[:LONGEST_NAME]
    return short or "file"


def fits(name: str, *, of: FileType) -> bool:
    """Whether the name ends as a file of this type does."""
    return name.lower().endswith(of.endings)
