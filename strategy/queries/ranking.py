"""Candidates and partners by how near they are to the ideal (A3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from core.sheets.write import Cell
from partners.models import Partner, Status
from strategy.models import Assessment, Deviation
from strategy.rules.fit import FAIR_FROM, GOOD_FROM

PAGE_SIZE = 50
COUNTED_TO = 1000
LAST_PAGE = 1000
SHOWN_UNASSESSED = 5
NOT_YET = (Status.CANDIDATE, Status.CONTACTED, Status.NEGOTIATING)
ORDER = ("failed_musts", "-fit", "-answered", "pk")


@dataclass(frozen=True, kw_only=True)
class RankScope:
    """Which assessments: everything given must hold. `status` empty: whoever isn't a partner yet; `all`: everyone."""

    profile: UUID | None = None
    status: str = ""
    kind: int | None = None
    manager: User | None = None
    level: str = ""


@dataclass(frozen=True)
class RankPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more."""

    rows: list[Assessment]
    has_next: bool
    total: int

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


def ranking(scope: RankScope, *, of: User) -> QuerySet[Assessment]:
    """Those without a failing must first, among them the nearest to the ideal, then the better known."""
    rows = Assessment.objects.filter(fit__isnull=False).order_by(*ORDER)
    visible = Partner.objects.visible_to(of)
    if visible.query.has_filters():
        rows = rows.filter(partner__in=visible)
    if scope.profile:
        rows = rows.filter(profile__uuid=scope.profile)
    if scope.status != "all":
        rows = rows.filter(partner__status__in=[scope.status] if scope.status else NOT_YET)
    if scope.kind:
        rows = rows.filter(partner__kind=scope.kind)
    if scope.manager:
        rows = rows.filter(partner__manager=scope.manager)
    return _of_level(rows, level=scope.level)


def _of_level(rows: QuerySet[Assessment], *, level: str) -> QuerySet[Assessment]:
    match level:
        case "good":
            return rows.filter(failed_musts=0, fit__gte=GOOD_FROM)
        case "fair":
            return rows.filter(failed_musts=0, fit__gte=FAIR_FROM, fit__lt=GOOD_FROM)
        case "poor":
            return rows.filter(failed_musts=0, fit__lt=FAIR_FROM)
        case "must_fails":
            return rows.filter(failed_musts__gt=0)
    return rows


def rank_page(scope: RankScope, *, of: User, number: int) -> RankPage:
    """One page of the ranking, the same number of queries whatever it holds."""
    rows = ranking(scope, of=of)
    start = (number - 1) * PAGE_SIZE
    named = rows.select_related("partner", "partner__kind", "partner__manager", "profile")
    shown = list(named[start : start + PAGE_SIZE + 1])
    total = rows.order_by()[: COUNTED_TO + 1].count()
    return RankPage(shown[:PAGE_SIZE], has_next=len(shown) > PAGE_SIZE, total=total)


def unassessed(*, of: User) -> list[Partner]:
    """The newest candidates whom nobody compared with an ideal yet."""
    known = Exists(Assessment.objects.filter(partner=OuterRef("pk")))
    candidates = Partner.objects.visible_to(of).filter(~known, status__in=NOT_YET)
    return list(candidates.select_related("kind").order_by("-created_at")[: SHOWN_UNASSESSED + 1])


@dataclass(frozen=True)
class DeviationFigures:
    """Deviations of the partners that a person may see: open, open with a task that is done, closed since a day."""

    open: int
    to_measure: int
    closed: int


def deviations_of(user: User) -> "QuerySet[Deviation]":
    visible = Partner.objects.visible_to(user)
    rows = Deviation.objects.all()
    return rows.filter(assessment__partner__in=visible) if visible.query.has_filters() else rows


def deviation_figures(*, of: User, since: date) -> DeviationFigures:
    rows = deviations_of(of)
    return DeviationFigures(
        open=rows.filter(closed_on=None).count(),
        to_measure=rows.filter(closed_on=None, task__done_at__isnull=False).count(),
        closed=rows.filter(closed_on__gte=since).count(),
    )


def deviation_rows(*, of: User, state: str, since: date) -> QuerySet[Deviation]:
    """`open`: what can be worked on, the oldest first; `measure`: the task is done; `closed` since a day."""
    rows = deviations_of(of).select_related(
        "criterion", "task", "task__assignee", "assessment__partner", "assessment__partner__manager"
    )
    if state == "closed":
        return rows.filter(closed_on__gte=since).order_by("-closed_on", "-pk")
    rows = rows.filter(closed_on=None)
    if state == "measure":
        rows = rows.filter(task__done_at__isnull=False)
    return rows.order_by("opened_on", "pk")


def export_rows(scope: RankScope, *, of: User) -> Iterator[tuple[Cell, ...]]:
    """Every assessment of the scope as cells, in the order of the ranking."""
    rows = ranking(scope, of=of).select_related("partner", "partner__kind", "partner__manager", "profile")
    for row in rows.iterator(chunk_size=2000):
        partner = row.partner
        yield (
            partner.external_id,
            partner.name,
            partner.kind.name if partner.kind else "",
            partner.get_status_display(),
            row.profile.name,
            row.fit,
            row.failed_musts,
            row.answered,
            row.asked,
            str(partner.manager) if partner.manager else "",
            row.assessed_on,
        )
