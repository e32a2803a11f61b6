"""`manage.py nightly --on 2020-05-31`: run the night for a date."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from scoring.queries.due import last_full_day
from scoring.queries.runs import told
from scoring.services.night import run_night


class Command(BaseCommand):
    help = "Run the night for a date: weekly KPIs, classes, tiers, risk flags. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the date, YYYY-MM-DD; yesterday if not given")
        parser.add_argument("--full", action="store_true", help="rebuild everything")
        parser.add_argument("--json", action="store_true", help="print the run as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        yesterday = last_full_day(timezone.now())
        on = options["on"] or yesterday
        run = run_night(on=on, full=options["full"], chosen=on < yesterday)
        if on < yesterday:
            self.stderr.write(f"Until the next night everyone sees the classes, tiers and risks of {on}.")
        if options["json"]:
            self.stdout.write(json.dumps(told(run)))
            return
        self.stdout.write(f"Published for {run.on}.")
        for step in run.steps:
            self.stdout.write(f"  {step['name']}: {step['seconds']} s")
        for name, rows in run.changed.items():
            self.stdout.write(f"  {name.replace('_', ' ')}: {rows}")
