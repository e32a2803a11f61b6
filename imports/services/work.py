"""The worker's half of an import: take a job's row, read or write, leave the next state."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.queries.company import company, company_day
from core.sheets import SheetError
from core.sheets.errors import NotAnswered
from imports.models import ImportJob, ImportKind, ImportState
from imports.queries.words import Ask
from imports.rules.answers import UnknownAnswer
from imports.services import run, staging, storage
from imports.services.importer import NeedsAnswers, Outcome
from imports.services.once import remember_outcome
from imports.services.plan import Plan, Prepared, UnknownField, own_columns, prepare, remembered

IN_WORK = (ImportState.UPLOADED, ImportState.READING, ImportState.QUEUED, ImportState.APPLYING)
_LOCKS = 0x13970B8


class FileGone(Exception):
    """The uploaded file isn't in its folder."""


def work_on(job: ImportJob) -> bool:
    """Read, or write, one job; whether there was anything to do.

    The worker holds a lock of its connection while it works, so a job in work whose lock is free was left by a
    worker that died: it is begun anew. Nothing of the dead one's writing is there, for it was one transaction.
    """
    with _only_worker(job) as alone:
        if not alone:
            return False
        job.refresh_from_db()
        language = job.author.language if job.author else ""
        with translation.override(language or None):
            if job.state in (ImportState.UPLOADED, ImportState.READING):
                return _do(job, ImportState.READING)
            if job.state in (ImportState.QUEUED, ImportState.APPLYING):
                return _do(job, ImportState.APPLYING)
    return False


def waiting_jobs() -> list[ImportJob]:
    """Jobs that a worker should look at, oldest first."""
    return list(ImportJob.objects.filter(state__in=IN_WORK).order_by("created_at"))


@contextmanager
def _only_worker(job: ImportJob) -> Iterator[bool]:
    held = bool(staging.value("SELECT pg_try_advisory_lock(%s, %s)", [_LOCKS, job.pk % 2**31]))
    try:
        yield held
    finally:
        if held:
            staging.run("SELECT pg_advisory_unlock(%s, %s)", [_LOCKS, job.pk % 2**31])


def _do(job: ImportJob, state: ImportState) -> bool:
    before = (ImportState.UPLOADED, ImportState.READING) if state == ImportState.READING else IN_WORK[2:]
    claimed = ImportJob.objects.filter(pk=job.pk, state__in=before).update(
        state=state, claimed_at=timezone.now(), progress=0
    )
    if not claimed:
        return False
    job.refresh_from_db()
    try:
        if state == ImportState.READING:
            _read(job)
        else:
            _write(job)
    except (OperationalError, InterfaceError):
        raise
    except FileGone:
        _fail(job, _("The file isn't here any more. Import it again."))
    except (SheetError, NotAnswered) as error:
        _fail(job, str(error))
    except (UnknownAnswer, UnknownField) as error:
        _fail(job, _("This can't be understood: %(answer)s.") % {"answer": error})
    except Exception:
        _fail(
            job, _("Something went wrong on our side. Nothing was written. Try again, or tell whoever looks after prm.")
        )
        raise
    return True


def _prepare(job: ImportJob) -> Prepared:
    if not storage.path_of(job.stored_as).is_file():
        raise FileGone
    plan = Plan(
        kind=ImportKind(job.kind),
        path=storage.path_of(job.stored_as),
        file_name=job.file_name,
        mapping=job.mapping,
        answers=job.answers,
        author=job.author,
        asks_about_duplicates=True,
    )
    prepared = prepare(plan, today=company_day(timezone.now(), of=company()))
    if job.answers or job.mapping:
        return prepared
    return _remembered(job, plan, prepared)


def _remembered(job: ImportJob, plan: Plan, prepared: Prepared) -> Prepared:
    """The same with the answers that were given for a file with these headers before."""
    memory = remembered(job.kind, columns=own_columns(prepared.reading))
    if not memory or not memory.answers:
        return prepared
    job.answers = memory.answers
    plan = Plan(**{**plan.__dict__, "answers": memory.answers})
    return prepare(plan, today=prepared.today)


def _read(job: ImportJob) -> None:
    """Look at the file, then ask what must be asked, or check all rows."""
    prepared = _prepare(job)
    job.reading, job.mapping = prepared.reading.as_json(), dict(prepared.mapping)
    job.save(update_fields=["reading", "mapping", "answers"])
    if prepared.questions or prepared.asks:
        _ask(job, prepared.asks)
        return
    try:
        outcome = run.dry_run(prepared, job=job, progress=_progress(job))
    except NeedsAnswers as asked:
        _ask(job, list(asked.asks))
        return
    remember_outcome(job, outcome, now=timezone.now())
    job.finished_at = None
    _leave(job, ImportState.READING, ImportState.READY, questions=[])


def _write(job: ImportJob) -> None:
    def finish(outcome: Outcome) -> None:
        remember_outcome(job, outcome, now=timezone.now())
        _leave(job, ImportState.APPLYING, ImportState.DONE, questions=[])

    try:
        run.apply(_prepare(job), job=job, progress=_progress(job), finish=finish)
    except NeedsAnswers as asked:
        _ask(job, list(asked.asks), left=ImportState.APPLYING)
        return
    storage.forget(job.stored_as)


def _ask(job: ImportJob, asks: object, *, left: ImportState = ImportState.READING) -> None:
    questions = [
        {"code": ask.code, "setting": ask.setting, "params": dict(ask.params)}
        for ask in (asks if isinstance(asks, list) else list(asks))  # type: ignore[call-overload]
        if isinstance(ask, Ask)
    ]
    _leave(job, left, ImportState.ASKING, questions=questions)


def _leave(job: ImportJob, left: ImportState, state: ImportState, **fields: object) -> None:
    """Put the job into its next state; a job that was cancelled meanwhile stays so."""
    job.state = state
    for name, value in fields.items():
        setattr(job, name, value)
    if ImportJob.objects.filter(pk=job.pk, state=left).exists():
        job.save()


def _fail(job: ImportJob, sentence: str) -> None:
    ImportJob.objects.filter(pk=job.pk).update(state=ImportState.FAILED, error=sentence, finished_at=timezone.now())


def _progress(job: ImportJob) -> run.Progress:
    def tell(percent: int) -> None:
        ImportJob.objects.filter(pk=job.pk).update(progress=percent)

    return tell
