"""The geometry of a sparkline: numbers in, SVG path data out."""

from collections.abc import Sequence
from dataclasses import dataclass

Value = float | int | None


@dataclass(frozen=True)
class Sparkline:
    """`line` and `area` are path data in a box of `width` by `height`; `end` is the last point, for the dot."""

    width: int
    height: int
    line: str
    area: str
    end: tuple[float, float] | None


def sparkline(values: Sequence[Value], *, width: int = 120, height: int = 28, pad: float = 2.5) -> Sparkline:
    """The shape of a series between its own lowest and highest value; zero is the floor unless values are negative.

    Holes (`None`) break the line. Fewer than two values draw nothing.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Sparkline(width, height, "", "", None)
    low, high = min(0, *known), max(known)
    span = (high - low) or 1
    step = (width - 2 * pad) / (len(values) - 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        y = height - pad - (value - low) / span * (height - 2 * pad)
        runs[-1].append((round(pad + index * step, 1), round(y, 1)))
    drawn = [run for run in runs if run]
    line = " ".join("M" + "L".join(f"{x} {y}" for x, y in run) for run in drawn)
    floor = round(height - pad, 1)
    area = " ".join(
        f"M{run[0][0]} {floor}" + "".join(f"L{x} {y}" for x, y in run) + f"L{run[-1][0]} {floor}Z" for run in drawn
    )
    return Sparkline(width, height, line, area, drawn[-1][-1])
