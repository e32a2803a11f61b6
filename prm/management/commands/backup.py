"""`manage.py backup`: the database and the uploaded files in one file."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from prm.backup.make import make_backup
from prm.backup.postgres import DatabaseProgramFailed
from prm.embedded.process import Unavailable


class Command(BaseCommand):
    help = "Write the database and the uploaded files into one file. The site may go on working meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.PRM_DATA_DIR / "backups"
        parser.add_argument("folder", nargs="?", type=Path, default=default, help=f"where to (default: {default})")

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        try:
            file = make_backup(folder, now=datetime.now(UTC))
        except (DatabaseProgramFailed, Unavailable) as error:
            raise CommandError(f"No backup was made: {error}") from error
        self.stdout.write(f"{file} ({file.stat().st_size / 1e6:.1f} MB)")
