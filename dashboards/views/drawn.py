"""What a chart draws."""

from dataclasses import dataclass

from core.rules.chart import Series


@dataclass(frozen=True)
class Drawn:
    """A label for each value of each series."""

    labels: list[str]
    series: list[Series]
