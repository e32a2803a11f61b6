"""From a prepared plan to rows: read, check, write in one transaction."""

from collections.abc import Callable, Iterator

from django.db import transaction

from accounts.services.history import acting
from core.sheets import read_chunks
from imports.models import ImportJob, ImportKind, RefusedRow
from imports.queries.words import REFUSED
from imports.services import staging
from imports.services.deals import Deals
from imports.services.faults import Faults
from imports.services.importer import Importer, ImporterClass, NeedsAnswers, Outcome
from imports.services.partners import Partners
from imports.services.plan import Prepared
from imports.services.products import Products
from imports.services.referrals import Referrals

ONE_AT_A_TIME = 0x13970B7
MOST_PROBLEMS = 100_000
_REFUSED_A_TIME = 2_000
_IMPORTERS: dict[str, ImporterClass] = {
    ImportKind.PARTNERS: Partners,
    ImportKind.DEALS: Deals,
    ImportKind.PRODUCTS: Products,
    ImportKind.REFERRALS: Referrals,
}

Progress = Callable[[int], None]


def nobody_watches(percent: int) -> None:
    """Progress that nobody looks at."""


def dry_run(prepared: Prepared, *, job: ImportJob | None = None, progress: Progress = nobody_watches) -> Outcome:
    """What an import would do. Nothing is written but `job`'s refused rows, where a job is given."""
    with staging.clean_staging():
        importer, faults = _load(prepared, progress)
        with transaction.atomic():
            outcome = _check(importer, faults, prepared)
            if job:
                _keep_refused(job, faults, prepared)
    return outcome


def apply(
    prepared: Prepared,
    *,
    job: ImportJob,
    progress: Progress = nobody_watches,
    finish: Callable[[Outcome], None],
) -> Outcome:
    """Write what the file says. Rows, refused rows and what `finish` writes are one transaction: all or nothing.

    Imports wait for each other, so each sees what the one before it wrote.
    """
    with staging.clean_staging():
        importer, faults = _load(prepared, progress)
        with transaction.atomic(), acting(user=job.author, job="import", import_job=str(job.uuid)):
            staging.run("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            outcome = _check(importer, faults, prepared)
            _set_company(prepared, importer)
            importer.write()
            job.save()
            _keep_refused(job, faults, prepared)
            finish(outcome)
    return outcome


def _load(prepared: Prepared, progress: Progress) -> tuple[Importer, Faults]:
    """Read the file into staging tables, which live outside the transaction that comes after."""
    if prepared.asks or prepared.questions:
        raise NeedsAnswers(prepared.asks)
    faults = Faults.create(prepared)
    importer = _IMPORTERS[prepared.plan.kind](prepared, faults)
    read = 0
    for chunk in read_chunks(prepared.plan.path, prepared.reading):
        importer.load(chunk)
        read += len(chunk)
        progress(min(99, 100 * read // max(1, prepared.reading.rows)))
    return importer, faults


def _check(importer: Importer, faults: Faults, prepared: Prepared) -> Outcome:
    staging.run("SET LOCAL work_mem = '64MB'")
    notes = importer.check()
    counts = importer.counts()
    problems = list(faults.problems(limit=MOST_PROBLEMS + 1))
    return Outcome(
        prepared=prepared,
        counts=counts,
        notes=notes,
        samples=importer.samples(),
        problems=problems[:MOST_PROBLEMS],
        problems_left_out=max(0, len(problems) - MOST_PROBLEMS),
    )


def _set_company(prepared: Prepared, importer: Importer) -> None:
    """An installation whose settings nobody has saved counts in the currency of its first deals."""
    if isinstance(importer, Deals) and not prepared.company_is_set:
        prepared.company.currency = importer.base
        prepared.company.save(force_insert=True)


def _keep_refused(job: ImportJob, faults: Faults, prepared: Prepared) -> None:
    """Refused rows with all their cells, for the file that is mended and imported again; the file is read once more."""
    RefusedRow.objects.filter(job=job).delete()
    if not staging.value("SELECT count(*) FROM import_fault WHERE code = ANY(%s)", [list(REFUSED)]):
        return
    batch = []
    for row in _refused_rows(job, faults, prepared):
        batch.append(row)
        if len(batch) == _REFUSED_A_TIME:
            RefusedRow.objects.bulk_create(batch)
            batch.clear()
    RefusedRow.objects.bulk_create(batch)


def _refused_rows(job: ImportJob, faults: Faults, prepared: Prepared) -> Iterator[RefusedRow]:
    for chunk in read_chunks(prepared.plan.path, prepared.reading):
        reasons = faults.reasons(chunk.numbers[0], chunk.numbers[-1])
        for index, number in enumerate(chunk.numbers):
            problem = reasons.get(number)
            if problem:
                cells = [*chunk.cells(index), *chunk.extra.get(index, ())]
                yield RefusedRow(
                    job=job,
                    row=number,
                    column=problem.column[:200],
                    value=problem.value,
                    code=problem.code,
                    reason=problem.reason,
                    cells=cells,
                )
