"""The exchange balance (C8): what each side won by the other, how even that is, and what would fit now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

QUARTERS = 4
"""Full quarters that a balance looks back on, besides the running one."""
EVEN_FROM = Fraction(3, 5)
"""An index from which on an exchange is called even."""


@dataclass(frozen=True)
class ExchangeTerms:
    """How a night counts: turnover weighs `share_percent` where no margin is known, and an index is shown from
    `enough` events on."""

    share_percent: int = 20
    enough: int = 5


@dataclass(frozen=True)
class Exchange:
    """What we got from a partner and gave it, in minor units, and the events behind both."""

    got: int = 0
    gave: int = 0
    events: int = 0

    def __add__(self, other: "Exchange") -> "Exchange":
        return Exchange(self.got + other.got, self.gave + other.gave, self.events + other.events)


class Tilt(StrEnum):
    """Whom an exchange favours."""

    EVEN = "even"
    WE_OWE = "we_owe"
    THEY_OWE = "they_owe"


def win_win(got: int, gave: int) -> Fraction | None:
    """2·min/(got + gave): 1 where both won as much, 0 where one side won alone, None where nobody won anything.

    What was taken back beyond what was given counts as nothing.
    """
    got, gave = max(0, got), max(0, gave)
    return Fraction(2 * min(got, gave), got + gave) if got + gave else None


def index_shown(exchange: Exchange, terms: ExchangeTerms) -> Fraction | None:
    """The index, where enough has happened for it to say something."""
    return win_win(exchange.got, exchange.gave) if exchange.events >= terms.enough else None


def tilt(exchange: Exchange) -> Tilt:
    """Even from three fifths on; else who owes: the side that won more."""
    index = win_win(exchange.got, exchange.gave)
    if index is None or index >= EVEN_FROM:
        return Tilt.EVEN
    return Tilt.WE_OWE if exchange.got > exchange.gave else Tilt.THEY_OWE


def one_sided(quarters: Sequence[Exchange], terms: ExchangeTerms, *, percent: int) -> bool:
    """Whether each of two quarters had enough events and an index below `percent`, for the same side."""
    if len(quarters) < 2:
        return False
    indexes = [index_shown(quarter, terms) for quarter in quarters[-2:]]
    low = all(index is not None and index * 100 < percent for index in indexes)
    return low and len({quarter.got > quarter.gave for quarter in quarters[-2:]}) == 1


class Advice(StrEnum):
    """What would make an exchange more even, or keep it so."""

    SEND_CUSTOMERS = "send_customers"
    PAY_BETTER = "pay_better"
    KEEP_OURS = "keep_ours"
    ASK_CUSTOMERS = "ask_customers"
    ASK_THEIRS = "ask_theirs"
    AGREE_ANEW = "agree_anew"
    GO_ON = "go_on"


@dataclass(frozen=True, kw_only=True)
class Done:
    """What advice looks at besides the sums: customers each way, and promises of each side due and not kept."""

    customers_got: int
    customers_gave: int
    missed_ours: int
    missed_theirs: int


def advice(exchange: Exchange, done: Done) -> list[Advice]:
    """What fits, the first thing first: the side that won more has the next move."""
    match tilt(exchange):
        case Tilt.WE_OWE:
            found = [Advice.KEEP_OURS] if done.missed_ours else []
            found += [Advice.SEND_CUSTOMERS] if done.customers_gave < done.customers_got else []
            return [*found, Advice.PAY_BETTER]
        case Tilt.THEY_OWE:
            found = [Advice.ASK_THEIRS] if done.missed_theirs else []
            found += [Advice.ASK_CUSTOMERS] if done.customers_got <= done.customers_gave else []
            return [*found, Advice.AGREE_ANEW]
        case _:
            return [Advice.GO_ON]


def quarter_of(day: date) -> date:
    """The first day of a day's quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def quarters_back(quarter: date, number: int) -> date:
    """The first day of the quarter so many before."""
    place = quarter.year * 4 + (quarter.month - 1) // 3 - number
    return date(place // 4, place % 4 * 3 + 1, 1)
