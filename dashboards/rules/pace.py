"""The running week against a full one, fairly: what share is in, beside the share of the week that is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Direction, half_up

AHEAD_BY = 5


@dataclass(frozen=True)
class Elapsed:
    """Working days of a week that are over, of all; a company without working days counts them all."""

    gone: int
    total: int

    @property
    def percent(self) -> int:
        return half_up(Fraction(self.gone * 100, self.total))


def elapsed(week: IsoWeek, *, through: date | None, working_days: Sequence[int]) -> Elapsed:
    """Days of `week` up to and with `through` (None: nothing is counted yet); days are ISO numbers, Monday 1."""
    working = set(working_days) or set(range(1, 8))
    days = [week.monday + timedelta(days=i) for i in range(7) if i + 1 in working]
    gone = sum(1 for day in days if through is not None and day <= through)
    return Elapsed(gone=gone, total=len(days))


@dataclass(frozen=True)
class Pace:
    """`value` so far, as a share of the last full week's `full`."""

    value: int
    full: int | None
    elapsed: Elapsed

    @property
    def percent(self) -> int | None:
        if not self.full or self.full < 0:
            return None
        return half_up(Fraction(self.value * 100, self.full))

    @property
    def direction(self) -> Direction:
        """Ahead or behind by more than 5 points of a week; a week without a day gone is neither."""
        if self.percent is None or not self.elapsed.gone:
            return Direction.FLAT
        lead = self.percent - self.elapsed.percent
        if abs(lead) <= AHEAD_BY:
            return Direction.FLAT
        return Direction.UP if lead > 0 else Direction.DOWN
