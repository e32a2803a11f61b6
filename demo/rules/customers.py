"""Customers whom the demo company's partners send, and what becomes of them. Pure; the dice are an argument."""

from dataclasses import dataclass
from random import Random

_FIRST = ("Anna", "Olga", "Irina", "Natalia", "Tatiana", "Elena", "Marina", "Vera", "Ivan", "Sergey", "Pavel", "Oleg")
_LAST = (
    "Novik",
    "Moroz",
    "Karpovich",
    "Zhuk",
    "Lis",
    "Savchenko",
    "Bondar",
    "Klim",
    "Rudko",
    "Sokol",
    "Lapko",
    "Gerasim",
)
WISHES = (
    "A ceiling in the living room, about 20 m²",
    "Two bedrooms, matt white",
    "The whole flat, keys in January",
    "A kitchen with lamps, wants a quote this week",
    "An office of 60 m²",
    "A ceiling for the bathroom",
)
LOST = ("Bought from a neighbour", "Put off until spring", "Found it too dear", "Doesn't answer the phone")
COMPLAINTS = (
    ("slow_quote", "I waited nine days for the price."),
    ("rude", "The man who measured was rude to my mother."),
    ("late", "They came two hours late and without the lamp."),
)


@dataclass(frozen=True)
class Visit:
    """A customer's story: `path` are the states after new, `days` how long ago they were registered."""

    name: str
    phone: str
    email: str
    wish: str
    days: int
    path: tuple[str, ...]


_PATHS: tuple[tuple[tuple[str, ...], int, tuple[int, int]], ...] = (
    ((), 7, (0, 4)),
    (("returned",), 2, (3, 9)),
    (("accepted",), 4, (2, 8)),
    (("accepted", "contacted"), 7, (5, 40)),
    (("accepted", "contacted", "measured"), 6, (8, 60)),
    (("accepted", "contacted", "quoted"), 6, (12, 82)),
    (("accepted", "contacted", "measured", "won"), 14, (25, 120)),
    (("accepted", "contacted", "lost"), 6, (15, 90)),
    (("rejected",), 2, (10, 60)),
    (("accepted", "contacted"), 4, (100, 130)),
)


def visits(dice: Random) -> list[Visit]:
    """All of them, in a shuffled order."""
    found: list[Visit] = []
    for path, count, (least, most) in _PATHS:
        for _ in range(count):
            n = len(found)
            name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
            email = f"{name.split(maxsplit=1)[0].lower()}.{n}@customer.example" if dice.random() < 0.5 else ""
            days = dice.randint(least, most)
            found.append(
                Visit(name, f"+375 29 7{n:02d}-{dice.randint(10, 99)}-11", email, dice.choice(WISHES), days, path)
            )
    dice.shuffle(found)
    return found
