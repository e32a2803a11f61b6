"""What a chart draws."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.rules.chart import Series
from core.rules.trend import Trend


@dataclass(frozen=True)
class Drawn:
    """A label for each value of each series."""

    labels: list[str]
    series: list[Series]

    @classmethod
    def of(cls, trend: Trend) -> "Drawn":
        """Four weeks' turnover, week by week for a year, over the year before."""
        return cls(
            labels=[str(week).partition("-")[2] for week in trend.weeks],
            series=[Series(_("This year"), trend.rolling), Series(_("A year before"), trend.rolling_before, past=True)],
        )
