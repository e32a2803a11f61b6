"""Numbers as people write them in spreadsheets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from core.rules.currency_marks import MARK_PATTERN, currencies_of

SPACES = " \u00a0\u202f\u2009\u2007"
_APOSTROPHES = "'’"
_ONE_SPACE = str.maketrans(dict.fromkeys(SPACES, " "))
_MINUS = "−–-"


class NotANumber(ValueError):
    """The text isn't a number in this format."""


@dataclass(frozen=True, kw_only=True)
class NumberFormat:
    """How a column writes its numbers.

    `decimal` is "." or ","; None where two readings are possible (every value like "1,234"). `thousands` is "" or
    the sign between groups of three, " " standing for every kind of space. `currency` is an ISO code or "" where no
    mark was seen.
    """

    decimal: str | None = "."
    thousands: str = ""
    currency: str = ""
    percent: bool = False


@dataclass(frozen=True)
class Amount:
    """A number as written: its value, and the currencies that its mark may mean (none without a mark)."""

    value: Decimal
    currencies: tuple[str, ...]
    percent: bool


_DRESS = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+{_MINUS}])?\s*(?P<before>{MARK_PATTERN})?\s*(?P<inner>[+{_MINUS}])?\s*"
    rf"(?P<body>[\d.,](?:[\d.,{SPACES}{_APOSTROPHES}]*[\d.,])?)(?P<power>[eE][+-]?\d{{1,2}})?"
    rf"\s*(?P<after>{MARK_PATTERN}|%)?\s*(?P<trailing>[{_MINUS}])?\s*(?P<close>\))?",
    re.IGNORECASE,
)


@cache
def _body(decimal: str) -> re.Pattern[str]:
    other = "," if decimal == "." else "."
    group = rf"[ {_APOSTROPHES}{other}]"
    return re.compile(rf"([1-9]\d{{0,2}}(?:({group})\d{{3}}(?:\2\d{{3}})*)|\d*)(?:{re.escape(decimal)}(\d*))?")


def read_amount(text: str, *, decimal: str) -> Amount:
    """The number that `text` writes with this decimal sign; thousands may be divided by any other sign.

    Currency marks, a percent sign, parentheses and a minus on either side are understood. `NotANumber` for the rest.
    """
    dress = _DRESS.fullmatch(text.strip())
    if not dress or bool(dress["open"]) != bool(dress["close"]):
        raise NotANumber(text)
    body = _body(decimal).fullmatch(dress["body"].translate(_ONE_SPACE))
    if not body or not (body[1] or body[3]):
        raise NotANumber(text)
    signs = [sign for sign in (dress["sign"], dress["inner"], dress["trailing"], dress["open"]) if sign]
    if len(signs) > 1:
        raise NotANumber(text)
    whole = body[1].replace(body[2], "") if body[2] else body[1]
    value = Decimal(f"{whole or 0}{'.' if body[3] else ''}{body[3] or ''}{dress['power'] or ''}")
    return Amount(-value if signs and signs != ["+"] else value, *_mark(dress, text=text))


def _mark(dress: re.Match[str], *, text: str) -> tuple[tuple[str, ...], bool]:
    before, after = dress["before"] or "", dress["after"] or ""
    if after == "%":
        return currencies_of(before), True
    if before and after:
        raise NotANumber(text)
    return currencies_of(before or after), False


def to_scale(value: Decimal, *, digits: int) -> tuple[int, bool]:
    """`value` times 10**digits as a whole number, half up on the absolute value, and whether anything was rounded."""
    shifted = value.scaleb(digits)
    whole = shifted.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(whole), whole != shifted


@dataclass
class NumberEvidence:
    """What cells of a column say about its number format."""

    numbers: int = 0
    others: int = 0
    fractions: int = 0
    decimals: set[str] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)
    thousands: set[str] = field(default_factory=set)
    currencies: dict[tuple[str, ...], int] = field(default_factory=dict)
    percents: int = 0

    def add(self, cells: Iterable[str]) -> None:
        """Count cells, none of them empty; the same text need be counted once only."""
        for cell in cells:
            dress = _DRESS.fullmatch(cell)
            if dress and self._weigh(dress["body"].translate(_ONE_SPACE)):
                self.numbers += 1
                self._note_mark(dress)
            else:
                self.others += 1

    def _note_mark(self, dress: re.Match[str]) -> None:
        if dress["after"] == "%":
            self.percents += 1
        mark = currencies_of(dress["before"] or dress["after"] or "")
        if mark:
            self.currencies[mark] = self.currencies.get(mark, 0) + 1

    def _weigh(self, body: str) -> bool:
        """Take in the signs of one number; whether it can be a number at all."""
        if body.isdigit():
            return True
        readings = {sign: _body(sign).fullmatch(body) for sign in (".", ",")}
        possible = {sign: match for sign, match in readings.items() if match and (match[1] or match[3])}
        if not possible:
            return False
        if len(possible) == 2 and ("." in body or "," in body):
            self.unclear.add("." if "." in body else ",")
            self.fractions += 1
            return True
        sign, match = next(iter(possible.items()))
        if match[2]:
            self.thousands.add(match[2])
        if match[3] is not None or match[2] in (",", "."):
            self.decimals.add(sign)
        self.fractions += match[3] is not None
        return True

    def format(self, *, likely_currency: str = "") -> NumberFormat:
        """The format that fits; `likely_currency` is taken where a mark may mean it."""
        return NumberFormat(
            decimal=self._decimal(),
            thousands=next(iter(sorted(self.thousands | self._unclear_thousands())), ""),
            currency=self._currency(likely_currency),
            percent=self.percents * 2 > self.numbers,
        )

    def _decimal(self) -> str | None:
        if len(self.decimals) == 1:
            return next(iter(self.decimals))
        if self.decimals or self.unclear:
            return None
        return "."

    def _unclear_thousands(self) -> set[str]:
        decimal = self._decimal()
        return {sign for sign in self.unclear if decimal and sign != decimal}

    def _currency(self, likely: str) -> str:
        if not self.currencies:
            return ""
        codes = max(self.currencies, key=lambda mark: self.currencies[mark])
        return likely if likely in codes else codes[0]
