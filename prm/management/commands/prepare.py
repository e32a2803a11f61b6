"""`manage.py prepare`: what `make run` does to the database before the site starts."""

import shlex
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, transaction

from accounts.models import User
from demo.services.company import PASSWORD
from prm.environment import flag

DEMO_LOGINS = {"owner": "owner@demo.example", "manager": "manager@demo.example", "partner": "partner@demo.example"}


class Command(BaseCommand):
    help = "Make or update the tables; load the demo company if nobody is there yet (not with PRM_DEMO=no)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--welcome", type=Path, help="write the logins to show into this file")

    def handle(self, *args: object, welcome: Path | None, **options: object) -> None:
        try:
            call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        if flag("PRM_DEMO", default=True) and not User.objects.exists():
            with transaction.atomic():  # the whole story or none of it: a half loaded company would never be finished
                call_command("demo", stdout=self.stdout)
        if welcome:
            welcome.write_text(self._logins())

    def _logins(self) -> str:
        there = set(User.objects.filter(email__in=DEMO_LOGINS.values(), is_active=True).values_list("email", flat=True))
        lines = [f"  {who:8} {email:22} {PASSWORD}" for who, email in DEMO_LOGINS.items() if email in there]
        if not lines and not User.objects.exists():
            lines = [f"  Nobody can log in yet: `{_here()}.venv/bin/python manage.py createsuperuser` makes the owner."]
        return "\n".join(lines) + "\n" if lines else ""


def _here() -> str:
    """What a command must be told to work on these data, where they aren't the ones it takes by itself."""
    usual: bool = settings.PRM_DATA_DIR == settings.BASE_DIR / ".data"
    return "" if usual else f"PRM_DATA_DIR={shlex.quote(str(settings.PRM_DATA_DIR))} "
