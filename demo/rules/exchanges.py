"""What went between the demo company and some partners instead of money. Pure."""

from dataclasses import dataclass

EVERY_DAYS = 14
LASTS_DAYS = 390

OURS = ("Ceiling for their showroom", "Two sample panels", "A day of our fitter", "Lights for their stand")
THEIRS = (
    "A month of a stand in their hall",
    "Photos of finished flats",
    "A page in their catalogue",
    "A mailing to buyers",
)


@dataclass(frozen=True)
class Habit:
    """Out of how many turns each side gives once (0: never), and at what price in minor units."""

    ours: int
    theirs: int
    price: int


HABITS = {
    "even": Habit(ours=2, theirs=2, price=42_000),
    "they alone": Habit(ours=0, theirs=1, price=36_000),
    "we alone": Habit(ours=1, theirs=9, price=38_000),
    "mostly they": Habit(ours=4, theirs=1, price=30_000),
    "seldom": Habit(ours=20, theirs=26, price=55_000),
}


@dataclass(frozen=True)
class Gift:
    """One thing given so many days ago."""

    side: str
    what: str
    price: int
    days_ago: int


def gifts(habit: Habit) -> list[Gift]:
    """A little over a year of a habit, the oldest first."""
    found = []
    for turn in range(LASTS_DAYS // EVERY_DAYS, 0, -1):
        for side, rhythm, words in (("we", habit.ours, OURS), ("they", habit.theirs, THEIRS)):
            if rhythm and turn % rhythm == 0:
                price = habit.price + turn % 5 * 2_500
                found.append(Gift(side, words[turn % len(words)], price, days_ago=turn * EVERY_DAYS - 9))
    return found
