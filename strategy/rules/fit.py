"""How near answers are to the ideal: scores, the fit, musts and deviations (A2, A3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction

YES, NO = "yes", "no"
GOOD_FROM, FAIR_FROM = 75, 50


class Kind(StrEnum):
    YES_NO = "yes_no"
    NUMBER = "number"
    ONE_OF = "one_of"
    RANGE = "range"
    SHARE = "share"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A criterion as arithmetic sees it; `key` is anything that tells it from the others."""

    key: int
    kind: str
    weight: int = 1
    is_must: bool = False
    wanted_yes: bool = True
    options: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    tolerance: Decimal = Decimal(0)


class NotAnAnswer(ValueError):
    """The text can't answer a criterion of this kind."""


def canonical(wanted: Wanted, text: str) -> str:
    """An answer in the one spelling that is kept: `yes`, an option, a number with a point. Raises NotAnAnswer."""
    text = text.strip()
    if wanted.kind == Kind.YES_NO and text in (YES, NO):
        return text
    if wanted.kind == Kind.ONE_OF and text in wanted.options:
        return text
    if wanted.kind in (Kind.NUMBER, Kind.RANGE, Kind.SHARE):
        return f"{_number(wanted, text):f}"
    raise NotAnAnswer(text)


def _number(wanted: Wanted, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise NotAnAnswer(text) from error
    if not number.is_finite() or abs(number) >= 10**12:
        raise NotAnAnswer(text)
    if wanted.kind == Kind.SHARE and not 0 <= number <= 100:
        raise NotAnAnswer(text)
    return Decimal(0) if number == 0 else number.quantize(Decimal("0.01")).normalize()


def score(wanted: Wanted, answer: str) -> Fraction:
    """1 for a wanted answer, 0 for one as far off as the tolerance or farther, in between by the distance."""
    if wanted.kind == Kind.YES_NO:
        return Fraction(answer == (YES if wanted.wanted_yes else NO))
    if wanted.kind == Kind.ONE_OF:
        return Fraction(answer in wanted.accepted)
    number = Decimal(answer)
    below = wanted.low - number if wanted.low is not None else Decimal(0)
    above = number - wanted.high if wanted.high is not None else Decimal(0)
    distance = max(below, above, Decimal(0))
    if distance == 0:
        return Fraction(1)
    if distance >= wanted.tolerance:
        return Fraction(0)
    return 1 - Fraction(distance) / Fraction(wanted.tolerance)


@dataclass(frozen=True)
class Scored:
    """A criterion with its answer (None: not answered yet) and what the answer scores."""

    wanted: Wanted
    answer: str | None
    score: Fraction | None

    @property
    def deviates(self) -> bool:
        return self.score is not None and self.score < 1

    @property
    def fails_must(self) -> bool:
        return self.wanted.is_must and self.score == 0

    @property
    def points(self) -> Fraction:
        """What it adds to the sum above the line of the formula."""
        return self.wanted.weight * (self.score or Fraction(0))


class Level(StrEnum):
    """What is said of a fit beside the number."""

    UNKNOWN = "unknown"
    MUST_FAILS = "must_fails"
    POOR = "poor"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True)
class Fit:
    """The sum of weight times score over answered criteria, divided by the sum of their weights."""

    rows: tuple[Scored, ...]

    @property
    def answered(self) -> list[Scored]:
        return [row for row in self.rows if row.score is not None]

    @property
    def gained(self) -> Fraction:
        return sum((row.points for row in self.answered), Fraction(0))

    @property
    def weight(self) -> int:
        return sum(row.wanted.weight for row in self.answered)

    @property
    def value(self) -> int | None:
        """0 to 100, half up; None while nothing is answered. 100 only where nothing deviates."""
        if not self.answered:
            return None
        share = self.gained / self.weight
        if share == 1:
            return 100
        return min(99, int(share * 100 + Fraction(1, 2)))

    @property
    def failed_musts(self) -> list[Scored]:
        return [row for row in self.rows if row.fails_must]

    @property
    def open_musts(self) -> list[Scored]:
        """Musts without an answer: nobody knows yet."""
        return [row for row in self.rows if row.wanted.is_must and row.score is None]

    @property
    def level(self) -> Level:
        return level_of(self.value, failed_musts=len(self.failed_musts))


def level_of(value: int | None, *, failed_musts: int) -> Level:
    """A must that fails says so whatever the sum."""
    if failed_musts:
        return Level.MUST_FAILS
    if value is None:
        return Level.UNKNOWN
    if value >= GOOD_FROM:
        return Level.GOOD
    return Level.FAIR if value >= FAIR_FROM else Level.POOR


def fit(criteria: Sequence[Wanted], answers: Mapping[int, str]) -> Fit:
    """The fit of answers by the criteria's keys; answers to anything else are left aside."""
    return Fit(tuple(_scored(wanted, answers.get(wanted.key)) for wanted in criteria))


def _scored(wanted: Wanted, answer: str | None) -> Scored:
    try:
        known = canonical(wanted, answer) if answer else None
    except NotAnAnswer:
        # The criterion was changed after it was answered, so that it has to be asked again.
        known = None
    return Scored(wanted, known, score(wanted, known) if known is not None else None)


def changed(before: Mapping[int, str], after: Mapping[int, str]) -> Iterable[int]:
    """The keys whose answer isn't what it was."""
    return [key for key in {*before, *after} if before.get(key) != after.get(key)]
