"""Runs of the night."""

from typing import Any

from django.db.models import QuerySet

from core.models import JobRun

NIGHTLY = "nightly"


def nights() -> QuerySet[JobRun]:
    """All runs, the latest first."""
    return JobRun.objects.filter(kind=NIGHTLY).order_by("-started_at", "-pk")


def last_published() -> JobRun | None:
    """The run that readers see."""
    return nights().filter(state=JobRun.State.PUBLISHED).order_by("-finished_at", "-pk").first()


def told(run: JobRun) -> dict[str, Any]:
    """A run as plain JSON values."""
    return {
        "uuid": str(run.uuid),
        "on": run.on.isoformat(),
        "state": run.state,
        "full": run.full,
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "rules_version": run.rules_version,
        "read": run.read,
        "changed": run.changed,
        "steps": run.steps,
        "error": run.error,
    }
