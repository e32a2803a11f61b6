"""What a person does with an import: upload, answer, apply, cancel."""

from collections.abc import Mapping
from datetime import datetime

from django.core.files import File
from django.db import transaction

from accounts.models import User
from core.services.poke import poke
from core.sheets import Reading
from imports.models import ImportJob, ImportKind, ImportState, MappingMemory
from imports.rules.mapping import signature
from imports.services import storage
from imports.services.plan import own_columns

WORK = "imports.tasks.work_on_import"
WAITING = (ImportState.UPLOADED, ImportState.QUEUED)
ANSWERABLE = (ImportState.ASKING, ImportState.READY, ImportState.FAILED)
CANCELLABLE = (*WAITING, *ANSWERABLE)
_FORGOTTEN = ("pair", "date", "duplicates")


class NotNow(Exception):
    """The import is in a state in which this can't be done."""


@transaction.atomic
def upload(file: "File[bytes]", *, kind: ImportKind, author: User) -> ImportJob:
    """Keep a file and order that it be read; UploadTooLarge."""
    stored_as, size, sha256 = storage.keep(file)
    job = ImportJob.objects.create(
        kind=kind, file_name=(file.name or "")[-255:], stored_as=stored_as, size=size, sha256=sha256, author=author
    )
    poke(WORK, str(job.uuid))
    return job


def answer(job: ImportJob, *, mapping: Mapping[str, str], answers: Mapping[str, str]) -> None:
    """Take a person's mapping and answers and order that the file be checked anew; NotNow."""
    _move(job, ANSWERABLE, ImportState.UPLOADED, mapping=dict(mapping), answers=dict(answers), error="", progress=0)
    poke(WORK, str(job.uuid))


@transaction.atomic
def order_writing(job: ImportJob) -> None:
    """Order that a checked import be written, and remember its mapping for files with the same headers; NotNow."""
    _move(job, (ImportState.READY,), ImportState.QUEUED, progress=0)
    columns = own_columns(Reading.from_json(job.reading))
    lasting = {name: said for name, said in job.answers.items() if name.partition(":")[0] not in _FORGOTTEN}
    MappingMemory.objects.update_or_create(
        kind=job.kind, signature=signature(columns), defaults={"mapping": job.mapping, "answers": lasting}
    )
    poke(WORK, str(job.uuid))


def cancel(job: ImportJob, *, now: datetime) -> None:
    """Give an import up before it is written; its file is removed. NotNow."""
    _move(job, CANCELLABLE, ImportState.CANCELLED, finished_at=now)
    storage.forget(job.stored_as)


def _move(job: ImportJob, states: tuple[ImportState, ...], state: ImportState, **fields: object) -> None:
    """One guarded UPDATE: whoever comes second is told so."""
    if not ImportJob.objects.filter(pk=job.pk, state__in=states).update(state=state, **fields):
        raise NotNow
    job.refresh_from_db()
