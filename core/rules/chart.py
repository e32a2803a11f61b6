"""Charts as plain geometry: numbers in, points and boxes of a canvas out. Words, colours and markup come later.

The canvas is stretched to its place, so it carries no text: every value has a band of equal width, and labels stand
beside the drawing in rows of the same bands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from core.rules.scale import Scale, scale_for

WIDTH, HEIGHT = 1000.0, 200.0
Value = float | int | None
Point = tuple[float, float]


@dataclass(frozen=True)
class Series:
    """A named row of values, one for each label; `None` is a hole. `past` draws it grey, behind the others."""

    name: str
    values: Sequence[Value]
    past: bool = False


@dataclass(frozen=True)
class Box:
    """A bar; `mark` is the colour's name: the number of the series from 1, or `past`. `late` is the running period."""

    x: float
    y: float
    width: float
    height: float
    mark: str
    late: bool = False


@dataclass(frozen=True)
class Line:
    """Path data of a series, of the surface under it, of its unfinished end and of its lonely points."""

    mark: str
    path: str
    area: str
    late: str
    dots: str


@dataclass(frozen=True)
class Chart:
    """What to draw on a canvas of `width` by `height`; `zero` is the height of the value 0."""

    scale: Scale
    bands: int
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    target: float | None = None
    width: float = field(default=WIDTH)
    height: float = field(default=HEIGHT)

    @property
    def zero(self) -> float:
        return self.scale.y(0)

    @property
    def grid(self) -> list[float]:
        return [self.scale.y(tick) for tick in self.scale.ticks]


def line_chart(series: Sequence[Series], *, target: Value = None, running: bool = False) -> Chart:
    """Lines through the middles of the bands; with `running`, the last step is drawn as unfinished."""
    scale = scale_for([*_known(series), *_some(target)], height=HEIGHT)
    bands = _bands(series)
    rows = sorted(enumerate(series), key=lambda pair: not pair[1].past)
    lines = [_line(row, mark=_mark(series, at), scale=scale, bands=bands, running=running) for at, row in rows]
    return Chart(scale, bands, lines=tuple(lines), target=_target(target, scale))


def bar_chart(series: Sequence[Series], *, target: Value = None, running: bool = False) -> Chart:
    """Bars from zero, the series side by side within a band."""
    scale = scale_for([*_known(series), *_some(target)], height=HEIGHT)
    bands = _bands(series)
    band = WIDTH / max(bands, 1)
    thick = band * 0.7 / max(len(series), 1)
    boxes = [
        _box(
            value,
            0,
            x=band * (index + 0.15) + at * thick,
            width=thick,
            mark=_mark(series, at),
            scale=scale,
            late=running and index == bands - 1,
        )
        for at, row in enumerate(series)
        for index, value in enumerate(row.values)
        if value
    ]
    return Chart(scale, bands, boxes=tuple(boxes), target=_target(target, scale))


def stacked_chart(series: Sequence[Series], *, target: Value = None, running: bool = False) -> Chart:
    """Bars whose parts stand on one another; values below zero count as zero."""
    bands = _bands(series)
    columns = [[max(row.values[index] or 0, 0) for row in series] for index in range(bands)]
    scale = scale_for([*(sum(column) for column in columns), *_some(target)], height=HEIGHT)
    band = WIDTH / max(bands, 1)
    boxes = [
        _box(
            top,
            top - part,
            x=band * (index + 0.15),
            width=band * 0.7,
            mark=_mark(series, at),
            scale=scale,
            late=running and index == bands - 1,
        )
        for index, column in enumerate(columns)
        for at, (part, top) in enumerate(zip(column, accumulate(column), strict=True))
        if part
    ]
    return Chart(scale, bands, boxes=tuple(boxes), target=_target(target, scale))


def _line(row: Series, *, mark: str, scale: Scale, bands: int, running: bool) -> Line:
    band = WIDTH / max(bands, 1)
    points = [
        None if value is None else (round(band * (index + 0.5), 2), scale.y(value))
        for index, value in enumerate(row.values)
    ]
    late = ""
    if running and not row.past and len(points) > 1 and points[-1] and points[-2]:
        late = _path([points[-2], points[-1]])
        points = points[:-1]
    runs = [[point for point in run if point] for there, run in groupby(points, key=bool) if there]
    floor = scale.y(max(scale.low, 0))
    area = "".join(f"{_path([(run[0][0], floor), *run, (run[-1][0], floor)])}Z" for run in runs)
    dots = "".join(_path([run[0], run[0]]) for run in runs if len(run) == 1)
    return Line(mark, "".join(_path(run) for run in runs), area, late, dots)


def _box(top: float, bottom: float, *, x: float, width: float, mark: str, scale: Scale, late: bool) -> Box:
    upper, lower = sorted((scale.y(top), scale.y(bottom)))
    return Box(round(x, 2), upper, round(width, 2), round(lower - upper, 2), mark, late)


def _mark(series: Sequence[Series], at: int) -> str:
    return "past" if series[at].past else str(at + 1)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _bands(series: Sequence[Series]) -> int:
    return max((len(row.values) for row in series), default=0)


def _known(series: Sequence[Series]) -> list[float]:
    return [value for row in series for value in row.values if value is not None]


def _some(value: Value) -> list[float]:
    return [] if value is None else [value]


def _target(value: Value, scale: Scale) -> float | None:
    return None if value is None else scale.y(value)
