"""Making a backup, while the site runs."""

import shutil
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from prm.backup import archive, postgres


def make_backup(folder: Path, *, now: datetime) -> Path:
    """A new backup in the folder.

    The database is read as of one moment; files come after it: they are only ever added, so none that a row names is
    missing.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=folder, prefix=".making-") as name:
        draft = Path(name)
        postgres.dump(draft / archive.DATABASE)
        if settings.MEDIA_ROOT.exists():
            shutil.copytree(settings.MEDIA_ROOT, draft / archive.FILES)
        target = folder / f"prm-{now:%Y-%m-%dT%H%M%SZ}.tar"
        archive.write(target, folder=draft, made_at=now.isoformat(), migrations=applied_migrations())
    return target


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
