"""A partner's year beside the year before."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Change

YEAR = 52


@dataclass(frozen=True)
class Trend:
    """52 full weeks, oldest first, and the 52 before them; money in minor units."""

    weeks: list[IsoWeek]
    turnover: list[int]
    before: list[int]

    @property
    def year(self) -> Change:
        return Change(value=sum(self.turnover), base=sum(self.before))

    @property
    def quarter(self) -> Change:
        """The last 13 weeks against the 13 before them."""
        return Change(value=sum(self.turnover[-13:]), base=sum(self.turnover[-26:-13]))

    @property
    def is_empty(self) -> bool:
        return not any(self.turnover) and not any(self.before)


def trend(turnover: Mapping[IsoWeek, int], *, until: IsoWeek) -> Trend:
    """`until` is the last week shown; a week without an entry sold nothing."""
    weeks = [until.plus(-back) for back in reversed(range(YEAR))]
    return Trend(
        weeks=weeks,
        turnover=[turnover.get(week, 0) for week in weeks],
        before=[turnover.get(week.plus(-YEAR), 0) for week in weeks],
    )
