"""Uploaded files: kept privately under names of our own until their rows are taken."""

from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files import File

LARGEST_UPLOAD = 100 * 1024 * 1024


class UploadTooLarge(ValueError):
    """The file is larger than `LARGEST_UPLOAD`."""


def folder() -> Path:
    """Where uploads are; no web server shows it."""
    return Path(settings.PRM_DATA_DIR) / "private" / "imports"


def path_of(stored_as: str) -> Path:
    return folder() / stored_as


def keep(upload: "File[bytes]") -> tuple[str, int, str]:
    """Write an upload to a new private file: its name there, its size in bytes, its SHA-256 in hex."""
    if (upload.size or 0) > LARGEST_UPLOAD:
        raise UploadTooLarge
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    name, digest, size = uuid4().hex, sha256(), 0
    with path_of(name).open("xb") as file:
        path_of(name).chmod(0o600)
        for block in upload.chunks():
            digest.update(block)
            size += len(block)
            file.write(block)
    return name, size, digest.hexdigest()


def forget(stored_as: str) -> None:
    """Remove a file; nothing where it is gone already."""
    if stored_as:
        path_of(stored_as).unlink(missing_ok=True)
