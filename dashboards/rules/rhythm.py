"""Whether a partner's own rhythm of talks is broken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

FEWEST = 4
LATE_TIMES = 2
LATE_AT_LEAST = 7


@dataclass(frozen=True)
class Broken:
    """Talked every `usual` days until now; for `silent` days not at all."""

    usual: int
    silent: int

    @property
    def times(self) -> float:
        return self.silent / self.usual


def broken_rhythm(days: Sequence[date], *, on: date) -> Broken | None:
    """The break after the last of these days, which are in order; None with fewer than four talks, or no break.

    A rhythm is the median of the days between talks; it is broken when twice as many have passed, and a week more.
    """
    known = list(dict.fromkeys(days))
    if len(known) < FEWEST:
        return None
    usual = max(1, round(median((later - earlier).days for earlier, later in pairwise(known))))
    silent = (on - known[-1]).days
    return Broken(usual, silent) if silent >= usual * LATE_TIMES and silent >= usual + LATE_AT_LEAST else None
