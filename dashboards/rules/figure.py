"""The figures of the week, each with its comparisons."""

from dataclasses import dataclass
from enum import StrEnum

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Change, Direction, Number, change
from dashboards.rules.history import History, Measure, WeekFacts, mean, mean_cheque, streak

SPARK_WEEKS = 26
STREAK_DECIDES = 3


class Metric(StrEnum):
    TURNOVER = "turnover"
    MARGIN = "margin"
    ORDERS = "orders"
    AVERAGE_CHEQUE = "average_cheque"
    CALLS = "calls"
    MEETINGS = "meetings"
    NEW_PARTNERS = "new_partners"

    @property
    def is_money(self) -> bool:
        return self in MONEY

    def of(self, facts: WeekFacts) -> int | None:
        value: int | None = getattr(facts, self.value)
        return value


MONEY = frozenset({Metric.TURNOVER, Metric.MARGIN, Metric.AVERAGE_CHEQUE})
RESULTS = (Metric.TURNOVER, Metric.MARGIN, Metric.ORDERS, Metric.AVERAGE_CHEQUE)
EFFORTS = (Metric.CALLS, Metric.MEETINGS, Metric.NEW_PARTNERS)


@dataclass(frozen=True)
class Figure:
    """A value of the week. Comparisons are None where there is nothing to compare with."""

    metric: Metric
    value: int | None
    last_week: Change | None
    usual: Change | None
    last_year: Change | None
    plan: Change | None
    spark: list[int | None]
    streak: int

    @property
    def direction(self) -> Direction:
        """Three weeks in a row that add up to a move decide; else the week against the mean of the four before.

        Last year has no say: a figure that fell by half and now grows is growing.
        """
        run = change(self.value, against=self.spark[-abs(self.streak) - 1])
        if abs(self.streak) >= STREAK_DECIDES and run and run.direction is not Direction.FLAT:
            return run.direction
        return self.usual.direction if self.usual else Direction.FLAT


def figure(metric: Metric, *, history: History, week: IsoWeek, plan: int | None) -> Figure:
    measure: Measure = metric.of
    value = history.value(week, measure=measure)
    spark = history.run(until=week, length=SPARK_WEEKS, measure=measure)
    return Figure(
        metric=metric,
        value=value,
        last_week=change(value, against=history.value(week.plus(-1), measure=measure)),
        usual=change(value, against=_usual(metric, history=history, week=week)),
        last_year=change(value, against=history.value(week.a_year_before(), measure=measure)),
        plan=change(value, against=plan),
        spark=spark,
        streak=streak(spark),
    )


def _usual(metric: Metric, *, history: History, week: IsoWeek) -> Number | None:
    weeks = history.before(week)
    return mean_cheque(weeks) if metric is Metric.AVERAGE_CHEQUE else mean(weeks, measure=metric.of)
