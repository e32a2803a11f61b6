"""`manage.py weekly --week 2020-W22`: the company's figures of a week."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.queries.company import company
from core.rules.money import from_minor, to_minor
from core.rules.weeks import IsoWeek, NotAWeek
from scoring.queries.due import last_full_day
from scoring.queries.weeks import WeekFigures, company_week


def iso_week(text: str) -> IsoWeek:
    try:
        return IsoWeek.parse(text)
    except NotAWeek as error:
        raise ArgumentTypeError(f"{text} isn't a week; write it like 2020-W22") from error


class Command(BaseCommand):
    help = "The company's week: calls, meetings, new partners, orders, turnover, margin, average cheque."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--week", type=iso_week, help="an ISO week like 2020-W22; the week of yesterday if not given"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        us = company()
        week = options["week"] or IsoWeek.of(last_full_day(timezone.now()))
        figures = told(company_week(week, time_zone=us.time_zone), currency=us.currency)
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name.replace('_', ' ')}: {value}")


def told(figures: WeekFigures, *, currency: str) -> dict[str, Any]:
    """A week as plain JSON values, money as decimal text."""
    turnover = from_minor(figures.turnover, currency)
    cheque = from_minor(to_minor(turnover / figures.orders, currency), currency) if figures.orders else None
    return {
        "week": str(figures.week),
        "from": figures.week.monday.isoformat(),
        "to": figures.week.sunday.isoformat(),
        "currency": currency,
        "calls": figures.calls,
        "meetings": figures.meetings,
        "new_partners": figures.new_partners,
        "orders": figures.orders,
        "turnover": str(turnover),
        "margin": str(from_minor(figures.margin, currency)),
        "average_cheque": None if cheque is None else str(cheque),
    }
