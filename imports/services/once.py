"""An import from the first byte to the last row in one call, as the commands do it."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from core.queries.company import company, company_day
from imports.models import ImportJob, ImportState
from imports.services import run
from imports.services.importer import NeedsAnswers, Outcome
from imports.services.plan import Plan, Prepared, prepare

MOST_WARNINGS = 20


class NeedsReading(Exception):
    """The file can be read in two ways, and nobody said which."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(", ".join(question.setting for question in prepared.questions))
        self.questions = prepared.questions

    def __str__(self) -> str:
        return " ".join(question.sentence for question in self.questions)


def import_file(plan: Plan, *, dry_run: bool, now: datetime) -> Outcome:
    """Import a file, or say what that would do.

    Raises SheetError, NeedsReading, NeedsAnswers, UnknownAnswer or UnknownField, and then nothing is written. A
    finished import leaves an `ImportJob` with its refused rows, so that it stands in the list beside the others.
    """
    prepared = prepare(plan, today=company_day(now, of=company()))
    if prepared.questions:
        raise NeedsReading(prepared)
    if prepared.asks:
        raise NeedsAnswers(prepared.asks)
    if dry_run:
        return run.dry_run(prepared)
    job = ImportJob(
        kind=plan.kind,
        file_name=plan.file_name,
        size=plan.path.stat().st_size,
        sha256=digest(plan.path),
        state=ImportState.DONE,
        author=plan.author,
    )

    def finish(outcome: Outcome) -> None:
        remember_outcome(job, outcome, now=now)
        job.save()

    return run.apply(prepared, job=job, finish=finish)


def remember_outcome(job: ImportJob, outcome: Outcome, *, now: datetime) -> None:
    """Put what an import did on its job; not saved."""
    job.reading = outcome.prepared.reading.as_json()
    job.mapping = dict(outcome.prepared.mapping)
    job.answers = dict(outcome.prepared.plan.answers)
    job.assumptions = [
        {"code": note.code, "params": dict(note.params), "setting": note.setting} for note in outcome.notes
    ]
    job.counts = outcome.counts.as_json()
    job.samples = {name: list(rows) for name, rows in outcome.samples.items()}
    job.samples["warnings"] = [asdict(each) for each in outcome.problems if not each.refused][:MOST_WARNINGS]
    job.progress = 100
    job.finished_at = now


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: BinaryIO) -> str:
    found = sha256()
    while block := file.read(1 << 20):
        found.update(block)
    return found.hexdigest()
