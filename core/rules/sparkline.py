"""The geometry of a sparkline: numbers in, SVG path data out."""

from collections.abc import Sequence
from dataclasses import dataclass

Value = float | int | None
LEAST_SPAN = 0.25


@dataclass(frozen=True)
class Sparkline:
    """`line` and `area` are path data in a box of `width` by `height`; `end` is the path of the last point's dot."""

    width: int
    height: int
    line: str
    area: str
    end: str


def sparkline(values: Sequence[Value], *, width: int = 200, height: int = 32, pad: float = 3) -> Sparkline:
    """The direction of a series, not its level: from its lowest value to its highest.

    A span of less than a quarter of the highest value is not blown up further, so that a calm series looks calm.
    Holes (`None`) break the line. Fewer than two values draw nothing.
    """
    known = [float(value) for value in values if value is not None]
    if len(known) < 2:
        return Sparkline(width, height, "", "", "")
    low, high = min(known), max(known)
    spare = max(0.0, max(abs(low), abs(high)) * LEAST_SPAN - (high - low)) / 2
    low, span = low - spare, (high - low + 2 * spare) or 1.0
    step = width / (len(values) - 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            y = height - pad - (float(value) - low) / span * (height - 2 * pad)
            runs[-1].append((round(index * step, 1), round(y, 1)))
    drawn = [run for run in runs if run]
    line = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in run) for run in drawn)
    area = "".join(
        f"M{run[0][0]:g} {height}" + "".join(f"L{x:g} {y:g}" for x, y in run) + f"L{run[-1][0]:g} {height}Z"
        for run in drawn
    )
    x, y = drawn[-1][-1]
    return Sparkline(width, height, line, area, f"M{x:g} {y:g}h0")
