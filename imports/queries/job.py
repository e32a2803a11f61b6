"""What the page of an import shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from core.sheets import Reading
from imports.models import ImportJob, ImportState, RefusedRow
from imports.queries.words import Ask, Note, Problem, field_label
from sales.models import DealState

IN_WORK = frozenset((ImportState.UPLOADED, ImportState.READING, ImportState.QUEUED, ImportState.APPLYING))
SHOWN_REFUSED = 10


@dataclass(frozen=True)
class Sample:
    """The first rows of one verdict: column labels, and cells in their order."""

    verdict: str
    title: str
    count: int
    labels: Sequence[str]
    rows: Sequence[Sequence[Any]]


def jobs() -> QuerySet[ImportJob]:
    """Every import, the latest first, with its author."""
    return ImportJob.objects.select_related("author").order_by("-created_at")


def asks_of(job: ImportJob) -> list[Ask]:
    """What the job waits to be told."""
    return [Ask(code=each["code"], setting=each["setting"], params=each["params"]) for each in job.questions]


def sentences(job: ImportJob) -> list[str]:
    """Everything that was assumed, in the reader's language."""
    if not job.reading:
        return []
    used = set(job.mapping.values())
    read = [
        each.sentence for each in Reading.from_json(job.reading).assumptions if not each.column or each.column in used
    ]
    return read + [Note(**each).sentence for each in job.assumptions]


def columns_asked_for(job: ImportJob) -> list[str]:
    """Questions that are answered by choosing a column, in the reader's language."""
    return [ask.sentence for ask in asks_of(job) if ask.code == "mapping"]


def refused_by_reason(job: ImportJob) -> list[tuple[str, int]]:
    """Why rows were refused and how many for each reason, the most frequent first."""
    counted = job.refused_rows.values_list("code").annotate(count=Count("pk")).order_by("-count", "code")
    first = {row.code: row.reason for row in job.refused_rows.order_by("code", "row").distinct("code")}
    return [(first[code], count) for code, count in counted]


def samples(job: ImportJob) -> list[Sample]:
    """The first rows of each verdict."""
    titles = {"created": _("New"), "updated": _("Changed"), "unchanged": _("The same")}
    found = []
    for verdict, title in titles.items():
        rows = job.samples.get(verdict, [])
        if rows:
            names = [name for name in rows[0] if any(row.get(name) not in (None, "") for row in rows)]
            cells = [[_shown(name, row.get(name)) for name in names] for row in rows]
            labels = [_sample_label(name) for name in names]
            found.append(Sample(verdict, title, job.counts.get(verdict, 0), labels, cells))
    return found


def _shown(name: str, cell: Any) -> Any:
    return str(DealState(cell).label) if name == "state" else cell


def _sample_label(name: str) -> str:
    own = {"row": _("Row"), "partner": _("Partner"), "rows": _("Rows")}
    return own.get(name) or field_label(name)


def first_refused(job: ImportJob) -> list[RefusedRow]:
    return list(job.refused_rows.order_by("row")[:SHOWN_REFUSED])


def warnings(job: ImportJob) -> list[Problem]:
    """The first rows that were taken though something about them is odd."""
    return [Problem(**each) for each in job.samples.get("warnings", [])]
