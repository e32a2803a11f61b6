"""`manage.py restore FILE`: put a backup in the place of what is there."""

from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prm.backup.archive import Damaged
from prm.backup.postgres import DatabaseProgramFailed
from prm.backup.restore import NotEmpty, TooNew, restore
from prm.embedded.process import Unavailable

HAS_DATA = "The database is not empty. Add --replace to put the backup in its place: everything there now will be gone."


class Command(BaseCommand):
    help = "Restore the database and the uploaded files from a backup: wholly, or not at all."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="even if the database holds data, which will be gone"
        )

    def handle(self, *args: object, file: Path, replace: bool, **options: object) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            aside = restore(file, replace=replace, now=datetime.now(UTC))
        except NotEmpty as error:
            raise CommandError(HAS_DATA) from error
        except TooNew as error:
            raise CommandError(f"The backup was made by a newer prm; this one doesn't know {error}.") from error
        except (Damaged, DatabaseProgramFailed, Unavailable) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        self.stdout.write(f"Restored from {file}.")
        if aside:
            self.stdout.write(f"The files that were here before are kept in {aside}.")
