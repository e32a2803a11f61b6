"""Putting a backup in the place of what is there."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from prm.backup import archive, postgres


class NotEmpty(Exception):
    """The database holds something, and nobody said that it may be replaced."""


class TooNew(Exception):
    """The backup was made by a newer prm; the message names what this one doesn't know."""


def restore(file: Path, *, replace: bool, now: datetime) -> Path | None:
    """Restore database and files, and bring the tables up to this code.

    Nothing is touched before the whole file was checked. Returns where the files that were here went, if any were.
    """
    settings.PRM_DATA_DIR.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.PRM_DATA_DIR, prefix=".restoring-") as name:
        draft = Path(name)
        manifest = archive.unpack(file, folder=draft)
        _refuse_unknown(manifest.migrations)
        if not replace and connection.introspection.table_names():
            raise NotEmpty
        postgres.load(draft / archive.DATABASE)
        aside = _swap_files(draft / archive.FILES, now=now)
    call_command("migrate", verbosity=0)
    return aside


def _refuse_unknown(migrations: list[str]) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    unknown = sorted(set(migrations) - known)
    if unknown:
        raise TooNew(", ".join(unknown))


def _swap_files(restored: Path, *, now: datetime) -> Path | None:
    """Put the restored uploads in place; what was there is kept beside them."""
    aside = None
    if settings.MEDIA_ROOT.exists():
        aside = settings.MEDIA_ROOT.with_name(f"{settings.MEDIA_ROOT.name}.before-{now:%Y-%m-%dT%H%M%SZ}")
        settings.MEDIA_ROOT.rename(aside)
    if restored.exists():
        restored.rename(settings.MEDIA_ROOT)
    return aside
