"""How a demo partner's business goes: a rate of orders for each week of two years. Pure; the dice are an argument."""

import math
from dataclasses import dataclass
from datetime import date
from random import Random

WEEKS = 105

# People renovate in spring and before winter; January is dead.
SEASON = {1: 0.55, 2: 0.75, 3: 1.0, 4: 1.1, 5: 1.05, 6: 0.95, 7: 0.9, 8: 1.0, 9: 1.2, 10: 1.3, 11: 1.2, 12: 0.9}


@dataclass(frozen=True)
class Story:
    """`start` and `end` are weeks before today (large is long ago); `rate` is orders a week at its best."""

    name: str
    start: int
    end: int
    rate: float
    cheque: int

    def weekly_rate(self, *, weeks_ago: int, monday: date) -> float:
        """Expected orders in the week that began on `monday`, `weeks_ago` before the running one."""
        if not self.end <= weeks_ago <= self.start:
            return 0.0
        return self.rate * SEASON[monday.month] * _shape(self.name, weeks_ago)


def _shape(name: str, weeks_ago: int) -> float:
    past = weeks_ago / WEEKS
    match name:
        case "star":
            return 1.0 + 0.35 * (1 - past)
        case "rising":
            return 0.35 + 1.15 * (1 - past) ** 2
        case "surging":
            return 0.5 if weeks_ago > 8 else 0.9 + 0.16 * (8 - weeks_ago)
        case "fading":
            return 1.0 if weeks_ago > 30 else 0.35 + 0.65 * weeks_ago / 30
        case "fallen":
            return 1.0 if weeks_ago > 13 else 0.3
        case "comeback":
            return 1.0 if weeks_ago > 45 else 0.28 + 0.03 * max(0, 9 - weeks_ago)
        case "stopped":
            return 1.0
        case _:
            return 0.9


def poisson(rate: float, dice: Random) -> int:
    """A whole number of events with mean `rate` (Knuth's method; rates here are small)."""
    limit, product, events = math.exp(-rate), dice.random(), 0
    while product > limit:
        events += 1
        product *= dice.random()
    return events


# (story, how many partners, weeks it began ago, week it ended ago, orders a week, mean cheque in BYN)
CAST: list[tuple[str, int, tuple[int, int], tuple[int, int], tuple[float, float], tuple[int, int]]] = [
    ("star", 4, (104, 104), (0, 0), (2.4, 3.6), (2300, 3100)),
    ("rising", 8, (104, 70), (0, 0), (1.0, 1.8), (1700, 2600)),
    ("surging", 4, (80, 40), (0, 0), (0.9, 1.3), (1600, 2300)),
    ("steady", 30, (104, 60), (0, 0), (0.35, 1.0), (1300, 2400)),
    ("small", 20, (104, 40), (0, 0), (0.06, 0.22), (900, 1800)),
    ("fading", 5, (104, 90), (0, 0), (0.9, 1.6), (1500, 2400)),
    ("fallen", 5, (104, 80), (0, 0), (0.9, 1.5), (1500, 2500)),
    ("comeback", 4, (104, 100), (0, 0), (1.6, 2.4), (1700, 2500)),
    ("stopped", 9, (104, 70), (38, 17), (0.4, 1.0), (1300, 2200)),
    ("new", 7, (7, 2), (0, 0), (0.6, 1.2), (1200, 2100)),
    ("candidate", 18, (0, 0), (1, 1), (0, 0), (1, 1)),
    ("ended", 6, (104, 90), (70, 40), (0.3, 0.7), (1100, 1900)),
]


def cast(dice: Random) -> list[Story]:
    """The stories of all partners of the demo company, in the order of `CAST`."""
    stories = []
    for name, count, start, end, rate, cheque in CAST:
        for _ in range(count):
            began = dice.randint(min(start), max(start))
            stopped = dice.randint(min(end), max(end))
            stories.append(Story(name, began, stopped, dice.uniform(*rate), dice.randint(*cheque)))
    return stories
