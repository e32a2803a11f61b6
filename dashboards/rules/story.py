"""What the week says in a sentence or two: which sentence, with which numbers. The words are the page's."""

from dataclasses import dataclass
from enum import StrEnum

from dashboards.rules.change import Change, Direction
from dashboards.rules.figure import Figure, Metric

IN_A_ROW = 2
STRONG_PERCENT = 25
MAKES_UP_PERCENT = 50


class Moves(StrEnum):
    """What turnover does now."""

    GROWS_IN_A_ROW = "grows_in_a_row"
    FALLS_IN_A_ROW = "falls_in_a_row"
    ABOVE_USUAL = "above_usual"
    BELOW_USUAL = "below_usual"
    STEADY = "steady"
    RETURNED = "returned"
    STOPPED = "stopped"
    FIRST = "first"
    NOTHING = "nothing"


MAY_DIFFER = (Moves.GROWS_IN_A_ROW, Moves.FALLS_IN_A_ROW, Moves.ABOVE_USUAL, Moves.BELOW_USUAL)


class Year(StrEnum):
    """Where it stands against the same week last year."""

    HALF = "half"
    BELOW = "below"
    LEVEL = "level"
    ABOVE = "above"
    DOUBLE = "double"


class Cause(StrEnum):
    """Turnover is orders times the average cheque: which of the two moved it."""

    MORE_AND_LARGER = "more_and_larger"
    FEWER_AND_SMALLER = "fewer_and_smaller"
    MORE_ORDERS = "more_orders"
    LARGER_CHEQUE = "larger_cheque"
    FEWER_ORDERS = "fewer_orders"
    SMALLER_CHEQUE = "smaller_cheque"
    MORE_BUT_SMALLER = "more_but_smaller"
    FEWER_BUT_LARGER = "fewer_but_larger"


CAUSES: dict[tuple[bool, bool], tuple[Cause | None, Cause | None]] = {
    (True, True): (Cause.MORE_AND_LARGER, Cause.FEWER_AND_SMALLER),
    (True, False): (Cause.MORE_ORDERS, Cause.FEWER_ORDERS),
    (False, True): (Cause.LARGER_CHEQUE, Cause.SMALLER_CHEQUE),
    (False, False): (None, None),
}

EVENS_OUT = {
    (Direction.UP, Direction.DOWN): Cause.MORE_BUT_SMALLER,
    (Direction.DOWN, Direction.UP): Cause.FEWER_BUT_LARGER,
}


@dataclass(frozen=True)
class Story:
    """`year_differs` says that last year points the other way: a *but* stands between the two."""

    moves: Moves
    weeks: int = 0
    percent: int | None = None
    year: Year | None = None
    year_percent: int = 0
    year_differs: bool = False
    cause: Cause | None = None
    calls_percent: int | None = None


def story(figures: dict[Metric, Figure]) -> Story:
    turnover = figures[Metric.TURNOVER]
    moves = _moves(turnover)
    year, differs = _year(turnover)
    differs = differs and moves in MAY_DIFFER
    return Story(
        moves=moves,
        weeks=abs(turnover.streak),
        percent=turnover.usual.percent if turnover.usual else None,
        year=year,
        year_percent=abs(turnover.last_year.percent or 0) if turnover.last_year else 0,
        year_differs=differs,
        cause=_cause(turnover, orders=figures[Metric.ORDERS], cheque=figures[Metric.AVERAGE_CHEQUE]),
        calls_percent=_strong_fall(figures[Metric.CALLS].usual),
    )


def _moves(turnover: Figure) -> Moves:
    if not turnover.value and not any(turnover.spark):
        return Moves.NOTHING
    if turnover.usual is None:
        return Moves.FIRST
    if not turnover.value:
        return Moves.STOPPED if turnover.usual.base else Moves.NOTHING
    if not turnover.usual.base:
        return Moves.RETURNED
    if abs(turnover.streak) >= IN_A_ROW and _agrees(turnover):
        return Moves.GROWS_IN_A_ROW if turnover.streak > 0 else Moves.FALLS_IN_A_ROW
    by_direction = {Direction.UP: Moves.ABOVE_USUAL, Direction.DOWN: Moves.BELOW_USUAL, Direction.FLAT: Moves.STEADY}
    return by_direction[turnover.direction]


def _agrees(turnover: Figure) -> bool:
    """The run of weeks and the direction on the tile say the same."""
    return turnover.direction is (Direction.UP if turnover.streak > 0 else Direction.DOWN)


def _year(turnover: Figure) -> tuple[Year | None, bool]:
    against = turnover.last_year
    if against is None or against.percent is None:
        return None, False
    differs = {against.direction, turnover.direction} == {Direction.UP, Direction.DOWN}
    if -55 <= against.percent <= -45:
        return Year.HALF, differs
    if 90 <= against.percent <= 110:
        return Year.DOUBLE, differs
    by_direction = {Direction.UP: Year.ABOVE, Direction.DOWN: Year.BELOW, Direction.FLAT: Year.LEVEL}
    return by_direction[against.direction], differs


def _cause(turnover: Figure, *, orders: Figure, cheque: Figure) -> Cause | None:
    if not (turnover.usual and orders.usual and cheque.usual):
        return None
    way = turnover.usual.direction
    if way is Direction.FLAT:
        return EVENS_OUT.get((orders.usual.direction, cheque.usual.direction))
    by_orders, by_cheque = orders.usual.direction is way, cheque.usual.direction is way
    up, down = CAUSES[by_orders, by_cheque]
    return up if way is Direction.UP else down


def _strong_fall(calls: Change | None) -> int | None:
    """The percent that calls are below the usual, where it is a quarter or more."""
    if calls is None or calls.percent is None or calls.percent > -STRONG_PERCENT:
        return None
    return -calls.percent


def makes_up(part: int, *, whole: Change | None) -> bool:
    """Whether one partner's change is at least half of the company's, in the same direction."""
    if whole is None or not whole.difference or whole.direction is Direction.FLAT:
        return False
    return part * 100 / whole.difference >= MAKES_UP_PERCENT
