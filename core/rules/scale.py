"""The vertical axis of a chart: round ticks that hold every value, zero always among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Scale:
    """From `low` to `high` by `step`, top to bottom on a canvas of `height`."""

    low: float
    high: float
    step: float
    height: float

    @property
    def ticks(self) -> list[float]:
        """Values of the grid lines, highest first."""
        count = round((self.high - self.low) / self.step)
        return [self.high - index * self.step for index in range(count + 1)]

    def y(self, value: float) -> float:
        return round((self.high - value) / (self.high - self.low) * self.height, 2)


def scale_for(values: Iterable[float], *, height: float, lines: int = 4) -> Scale:
    """A scale of about `lines` steps that are 1, 2, 2.5 or 5 times a power of ten; whole steps for whole values."""
    known = [0.0, *(float(value) for value in values)]
    low, high = min(known), max(known)
    step = _round_step((high - low) / lines if high > low else 1)
    if all(value == int(value) for value in known):
        step = max(1.0, ceil(step))
    return Scale(floor(low / step) * step, max(ceil(high / step), floor(low / step) + 1) * step, step, height)


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(times * power for times in STEPS if times * power >= rough * 0.999999)
