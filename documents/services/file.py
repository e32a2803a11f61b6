"""Keeping what people upload: checked by size and content, under names of our own."""

import io
import zipfile
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.utils import timezone

from accounts.models import User
from core.sheets.errors import BROKEN_ARCHIVE, SheetError
from core.sheets.package import check_package
from documents.models import StoredFile
from documents.rules.file_types import LARGEST, ZIP, FileType, by_first_bytes, by_parts, clean_name, fits
from partners.models import Partner


class FileRefused(Exception):
    """The upload isn't kept; `code` says why: empty, too_large, unknown_type, wrong_name, damaged."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def folder() -> Path:
    """Where files lie; no web server shows it, and a backup holds it."""
    return Path(settings.MEDIA_ROOT) / "files"


def path_of(file: StoredFile) -> Path:
    return folder() / file.stored_as


def keep(
    upload: "File[bytes]", *, by: User | None, partner: Partner | None = None, shared: bool = False, sender: str = ""
) -> StoredFile:
    """Write a checked upload to a private file and keep its row; raises `FileRefused`.

    `partner` is whose business it is, `shared` whether the partner's people may download it, `sender` the address of
    who sent it by a signed link. A row that is rolled back leaves an unnamed file, never a row without its file.
    """
    content, name = _read(upload), clean_name(upload.name or "")
    found = type_of(content)
    if not fits(name, of=found):
        raise FileRefused("wrong_name")
    stored_as = uuid4().hex
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / stored_as).open("xb") as file:
        Path(file.name).chmod(0o600)
        file.write(content)
    return StoredFile.objects.create(
        partner=partner,
        name=name,
        type=found.media,
        size=len(content),
        digest=sha256(content).hexdigest(),
        stored_as=stored_as,
        shared=shared,
        uploaded_by=by,
        sender=sender,
        created_at=timezone.now(),
    )


def type_of(content: bytes) -> FileType:
    """What the content is; `FileRefused` for what isn't kept or can't be what it begins as."""
    found = _in_archive(content) if content.startswith(ZIP) else by_first_bytes(content[:32])
    if not found:
        raise FileRefused("unknown_type")
    return found


def _read(upload: "File[bytes]") -> bytes:
    if (upload.size or 0) > LARGEST:
        raise FileRefused("too_large")
    content = b"".join(upload.chunks())
    if not content:
        raise FileRefused("empty")
    if len(content) > LARGEST:
        raise FileRefused("too_large")
    return content


def _in_archive(content: bytes) -> FileType | None:
    try:
        check_package(io.BytesIO(content))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            mimetype = archive.read("mimetype")[:200].decode(errors="replace") if "mimetype" in names else ""
    except (SheetError, *BROKEN_ARCHIVE) as error:
        raise FileRefused("damaged") from error
    return by_parts(names, mimetype=mimetype)
