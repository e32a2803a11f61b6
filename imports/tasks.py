"""Imports in the worker: a poke after upload, and a sweep for whatever a poke didn't reach."""

from celery import shared_task

from imports.models import ImportJob
from imports.services.work import waiting_jobs, work_on


@shared_task  # type: ignore[untyped-decorator]
def work_on_import(uuid: str) -> None:
    """Work on one import; nothing where somebody else does or it is gone."""
    job = ImportJob.objects.filter(uuid=uuid).first()
    if job:
        work_on(job)


@shared_task  # type: ignore[untyped-decorator]
def work_on_imports() -> None:
    """Work on every import that waits, oldest first; one that fails doesn't stop the others."""
    failed: list[Exception] = []
    for job in waiting_jobs():
        try:
            work_on(job)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("imports failed", failed)
