"""What the import commands share."""

import json
import shlex
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.sheets import SheetError
from core.sheets.errors import NotAnswered
from imports.models import ImportKind
from imports.queries.words import Ask
from imports.rules.answers import UnknownAnswer, split
from imports.services.importer import NeedsAnswers, Outcome
from imports.services.once import NeedsReading, import_file
from imports.services.plan import Plan, UnknownField

MOST_PRINTED = 20


class ImportCommand(BaseCommand):
    """Imports FILE; exit code 0 with a summary, else 1 with the sentence that says what must be answered or mended."""

    kind: ImportKind

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV, TXT or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument(
            "--mapping", type=Path, metavar="FILE.json", help='which column is which field: {"field": "Column name"}'
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            dest="said",
            help="answer what would be asked, for instance date_order=dmy, date=2022-03-30, currency=USD, sheet=Sales, "
            "unknown_partner=create, duplicates=new, repeats=lines; may be given several times",
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_file(self._plan(options), dry_run=options["dry_run"], now=timezone.now())
        except (NeedsReading, NeedsAnswers) as asked:
            raise CommandError(f"{asked} {self._how(asked)}") from asked
        except (SheetError, NotAnswered) as error:
            raise CommandError(str(error)) from error
        except UnknownAnswer as error:
            raise CommandError(_("--set %(answer)s can't be understood.") % {"answer": error}) from error
        except UnknownField as error:
            raise CommandError(_("The mapping names what isn't there: %(names)s.") % {"names": error}) from error
        if options["as_json"]:
            self.stdout.write(json.dumps(as_json(outcome), ensure_ascii=False, indent=1))
        else:
            self._print(outcome, dry_run=options["dry_run"])

    def _plan(self, options: dict[str, Any]) -> Plan:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(_("There is no file %(path)s.") % {"path": path})
        return Plan(
            kind=self.kind,
            path=path,
            file_name=path.name,
            mapping=_mapping(options["mapping"]) if options["mapping"] else {},
            answers=dict(split(setting) for setting in options["said"]),
        )

    def _how(self, asked: NeedsReading | NeedsAnswers) -> str:
        """What to add to the command to answer each question."""
        if isinstance(asked, NeedsReading):
            ways = [_setting(each.setting, "|".join(each.choices)) for each in asked.questions]
        else:
            ways = [_way(each) for each in asked.asks]
        return _("Answer with: %(ways)s") % {"ways": " ".join(ways)}

    def _print(self, outcome: Outcome, *, dry_run: bool) -> None:
        counts = outcome.counts
        for note in [*outcome.prepared.assumptions, *outcome.notes]:
            self.stdout.write(f"  {note.sentence}")
        for problem in outcome.problems[:MOST_PRINTED]:
            where = " ".join(filter(None, (str(problem.row), problem.column, f"“{problem.value}”")))
            self.stdout.write(f"  {where}: {problem.reason}")
        more = len(outcome.problems) - MOST_PRINTED
        if more > 0:
            self.stdout.write("  " + _("... and %(count)s more; --json lists them all.") % {"count": more})
        words = _(
            "%(read)s read: %(created)s new, %(updated)s changed, %(unchanged)s the same, %(refused)s refused."
        ) % {
            "read": counts.read,
            "created": counts.created,
            "updated": counts.updated,
            "unchanged": counts.unchanged,
            "refused": counts.refused,
        }
        self.stdout.write(words + (" " + _("Nothing was written.") if dry_run else ""))


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The object that `--json` prints."""
    return {
        **outcome.counts.as_json(),
        "assumptions": [
            {"code": note.code, "text": note.sentence, "setting": note.setting}
            for note in [*outcome.prepared.assumptions, *outcome.notes]
        ],
        "problems": [problem.as_json() for problem in outcome.problems],
        "problems_left_out": outcome.problems_left_out,
    }


def _way(ask: Ask) -> str:
    if ask.code == "mapping":
        example = {name.partition("|")[0]: "..." for name in ask.params["fields"]}
        return f"--mapping FILE.json {json.dumps(example)}"
    return _setting(ask.setting, {"date": "YYYY-MM-DD", "rate": "1.25"}.get(ask.code) or "|".join(ask.choices))


def _setting(name: str, value: str) -> str:
    """`--set NAME=VALUE` as a shell takes it."""
    return f"--set {shlex.quote(name)}={value}"


def _mapping(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(_("%(path)s isn't a JSON file.") % {"path": path}) from error
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise CommandError(_("%(path)s must hold one object: field to column name.") % {"path": path})
    return found
