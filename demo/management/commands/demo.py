"""`manage.py demo`: load the demo company."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.queries.company import company
from demo.services.commissions import create_commissions
from demo.services.company import PASSWORD
from demo.services.load import AlreadyInUse, load_demo, nights
from demo.services.news import read_old_news
from demo.services.statements import create_statements
from demo.services.talks import ZONE
from scoring.services.night import run_night


class Command(BaseCommand):
    help = "Load the demo company: about 120 partners and two years of calls, meetings and deals that end today."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day the story ends (default: today)")

    def handle(self, *args: object, on: date | None, **options: object) -> None:
        day = on or timezone.now().astimezone(ZONE).date()
        try:
            load_demo(on=day, say=self.stdout.write)
        except AlreadyInUse as error:
            raise CommandError("There is a company in this database already; nothing was written.") from error
        past = nights(on=day)
        for night in past:
            run_night(on=night)
        self.stdout.write(f"{len(past)} nights")
        self.stdout.write(f"{create_commissions(on=day)} commissions")
        self.stdout.write(f"{create_statements(on=day, currency=company().currency)} statements")
        read_old_news(on=day)
        self.stdout.write(f"Logins: owner@, manager@, partner@demo.example, password {PASSWORD}")
