"""The numbers of a joint business plan against the weekly KPIs (B5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.weeks import IsoWeek
from scoring.models import PartnerWeek
from strategy.models import JointPlan, PlanMetric
from strategy.rules.quarters import next_quarter, quarter_of_week


@dataclass(frozen=True)
class Cell:
    """Plan and fact of a metric in a quarter; `fact` None for a quarter to come, `due` what is planned by now."""

    planned: int | None
    fact: int | None
    due: int | None
    is_running: bool

    @property
    def is_behind(self) -> bool:
        return self.fact is not None and self.due is not None and self.fact < self.due


@dataclass(frozen=True)
class MetricRow:
    metric: str
    label: str
    is_money: bool
    cells: list[Cell]

    @property
    def planned(self) -> int:
        return sum(cell.planned or 0 for cell in self.cells)

    @property
    def fact(self) -> int:
        return sum(cell.fact or 0 for cell in self.cells)


def plan_rows(
    plan: JointPlan, *, quarters: list[date], today: date, metrics: Iterable[PlanMetric] = PlanMetric
) -> list[MetricRow]:
    """Each of these metrics by quarter, as planned and as the weeks until `today` say."""
    planned = {(row.metric, row.quarter): row.value for row in plan.numbers.all()}
    facts = _facts(plan.partner_id, quarters=quarters, today=today)
    return [
        MetricRow(
            metric=metric.value,
            label=str(metric.label),
            is_money=metric in (PlanMetric.TURNOVER, PlanMetric.MARGIN),
            cells=[
                _cell(planned.get((metric.value, quarter)), facts.get((metric.value, quarter), 0), quarter, today=today)
                for quarter in quarters
            ],
        )
        for metric in metrics
    ]


def _cell(planned: int | None, fact: int, quarter: date, *, today: date) -> Cell:
    after = next_quarter(quarter)
    if today < quarter:
        return Cell(planned, None, None, is_running=False)
    running = today < after
    length = (after - quarter).days
    gone = min((today - quarter).days + 1, length)
    due = None if planned is None else planned * gone // length
    return Cell(planned, fact, due, is_running=running)


def _facts(partner: int, *, quarters: list[date], today: date) -> dict[tuple[str, date], int]:
    """Sums of the partner's weeks, each in the quarter that holds its Thursday."""
    if not quarters:
        return {}
    first = IsoWeek.of(quarters[0]).monday
    last = min(next_quarter(quarters[-1]), today + timedelta(days=1))
    weeks: Iterable[PartnerWeek] = PartnerWeek.objects.filter(partner=partner, week__gte=first, week__lt=last)
    found: dict[tuple[str, date], int] = {}
    for week in weeks:
        quarter = quarter_of_week(week.week)
        for metric in PlanMetric:
            place = (metric.value, quarter)
            found[place] = found.get(place, 0) + (getattr(week, metric.value) or 0)
    return found
