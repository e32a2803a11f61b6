"""The fields that an import fills, and the column headers that people give them in English, Russian and Polish."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"


@dataclass(frozen=True)
class Field:
    """`strong` headers name the field by themselves, `weak` ones only where nothing better claims the column."""

    name: str
    shape: Shape = Shape.TEXT
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    longest: int = 0


def headers(text: str) -> tuple[str, ...]:
    """The phrases of a list written one after another with semicolons."""
    return tuple(phrase.strip() for phrase in text.replace("\n", " ").split(";") if phrase.strip())
