"""`manage.py scores --on 2020-05-31`: every partner's class, tier, reasons and flags."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from scoring.queries.due import last_full_day
from scoring.services.night.preview import scores_on


class Command(BaseCommand):
    help = "Class, tier, reasons and flags of every partner on a date. Nothing is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the date, YYYY-MM-DD; yesterday if not given")
        parser.add_argument("--json", action="store_true", help="print one JSON list, one object a partner")

    def handle(self, *args: Any, **options: Any) -> None:
        found = scores_on(options["on"] or last_full_day(timezone.now()))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for each in found:
            codes = " ".join(flag["code"] for flag in each["flags"])
            self.stdout.write(
                f"{each['abc']}  {each['tier']:<9}{each['turnover']:>16}  {each['name']}  {codes}".rstrip()
            )
