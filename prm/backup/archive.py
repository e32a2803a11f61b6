"""The backup's file: written whole or not at all, checked before it is trusted."""

import hashlib
import json
import os
import shutil
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST = "manifest.json"
DATABASE = "database.dump"
FILES = "private"
FORMAT = 1


class Damaged(Exception):
    """The file is not a backup of prm, or not the one that was written."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: `migrations` as `app.name`, `files` their SHA-256 by their path in the tar."""

    made_at: str
    migrations: list[str]
    files: dict[str, str]
    format: int = FORMAT


def write(archive: Path, *, folder: Path, made_at: str, migrations: list[str]) -> Manifest:
    """Pack everything in the folder, for its owner's eyes only."""
    files = {str(path.relative_to(folder)): checksum(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    manifest = Manifest(made_at, migrations, files)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1))
    draft = archive.with_name(f"{archive.name}.part")
    draft.touch(mode=0o600)
    with draft.open("wb") as out:
        with tarfile.open(fileobj=out, mode="w") as tar:
            for name in (MANIFEST, *files):
                tar.add(folder / name, arcname=name)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(archive)
    return manifest


def unpack(archive: Path, *, folder: Path) -> Manifest:
    """Unpack into the folder; raises `Damaged` unless every file is there and is as it was written."""
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                _extract(tar, member, folder)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (tarfile.TarError, EOFError, FileNotFoundError, ValueError, TypeError) as error:
        raise Damaged(f"{archive} is not a whole backup of prm: {error}") from error
    if manifest.format != FORMAT:
        raise Damaged(f"{archive} has format {manifest.format}; this prm reads format {FORMAT}.")
    for name, expected in manifest.files.items():
        if not (folder / name).is_file() or checksum(folder / name) != expected:
            raise Damaged(f"{name} in {archive} is not as it was written.")
    return manifest


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One file, inside the folder and nowhere else."""
    target = (folder / member.name).resolve()
    content = tar.extractfile(member)
    if content is None or not target.is_relative_to(folder.resolve()):
        raise Damaged(f"{member.name} is not a file that a backup of prm holds.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as out:
        shutil.copyfileobj(content, out)


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
