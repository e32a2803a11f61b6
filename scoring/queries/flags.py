"""Risk flags of the partners that a person may see (F4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from core.rules.weeks import IsoWeek
from core.sheets.write import Cell
from partners.models import Partner
from scoring.models import RiskFlag

PAGE_SIZE = 50
COUNTED_TO = 1000


@dataclass(frozen=True, kw_only=True)
class FlagScope:
    """Which flags: everything given must hold. `closed` and `seen` are None where both will do."""

    closed: bool | None = False
    code: str = ""
    severity: int | None = None
    manager: User | None = None
    week: IsoWeek | None = None
    seen: bool | None = None


@dataclass(frozen=True)
class FlagPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more."""

    rows: list[RiskFlag]
    number: int
    total: int

    @property
    def has_next(self) -> bool:
        return self.number * PAGE_SIZE < self.total

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


def flags(scope: FlagScope, *, of: User) -> QuerySet[RiskFlag]:
    """The gravest first, among them the newest."""
    rows = RiskFlag.objects.order_by("-severity", "-opened_on", "-pk")
    if not of.sees_all_partners or of.is_partner:
        rows = rows.filter(partner__in=Partner.objects.visible_to(of))
    if scope.closed is not None:
        rows = rows.filter(closed_on__isnull=not scope.closed)
    if scope.code:
        rows = rows.filter(code=scope.code)
    if scope.severity:
        rows = rows.filter(severity=scope.severity)
    if scope.manager:
        rows = rows.filter(partner__manager=scope.manager)
    if scope.week:
        rows = rows.filter(opened_on__range=(scope.week.monday, scope.week.sunday))
    if scope.seen is not None:
        rows = rows.filter(acknowledged_at__isnull=not scope.seen)
    return rows


def flag_page(scope: FlagScope, *, of: User, number: int) -> FlagPage:
    """A page of the list; three queries whatever it holds."""
    rows = flags(scope, of=of)
    named = rows.select_related("partner", "partner__manager", "partner__standing", "acknowledged_by")
    start = (number - 1) * PAGE_SIZE
    return FlagPage(
        rows=list(named[start : start + PAGE_SIZE]),
        number=number,
        total=rows.order_by()[: COUNTED_TO + 1].count(),
    )


def export_rows(scope: FlagScope, *, of: User) -> Iterator[tuple[Cell, ...]]:
    """Every flag of the scope as cells."""
    found = flags(scope, of=of).select_related("partner", "partner__manager", "acknowledged_by")
    for flag in found.iterator(chunk_size=2000):
        manager, seen_by = flag.partner.manager, flag.acknowledged_by
        yield (
            flag.partner.external_id,
            flag.partner.name,
            str(manager) if manager else "",
            flag.get_code_display(),
            flag.get_severity_display(),
            flag.opened_on,
            flag.closed_on,
            flag.times,
            str(seen_by) if seen_by else "",
        )
