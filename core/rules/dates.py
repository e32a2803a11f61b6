"""Dates as people write them in spreadsheets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
_SERIAL_ZERO = date(1899, 12, 30)


class DateOrder(StrEnum):
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    SERIAL = "serial"


class NotADate(ValueError):
    """The text isn't a date in this order."""


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january янв января январь sty stycznia styczeń i",
            "feb february фев февр февраля февраль lut lutego luty ii",
            "mar march мар марта март marca marzec iii",
            "apr april апр апреля апрель kwi kwietnia kwiecień iv",
            "may мая май maj maja v",
            "jun june июн июня июнь cze czerwca czerwiec vi",
            "jul july июл июля июль lip lipca lipiec vii",
            "aug august авг августа август sie sierpnia sierpień viii",
            "sep sept september сен сент сентября сентябрь wrz września wrzesień ix",
            "oct october окт октября октябрь paź października październik x",
            "nov november ноя нояб ноября ноябрь lis listopada listopad xi",
            "dec december дек декабря декабрь gru grudnia grudzień xii",
        ),
        start=1,
    )
    for name in names.split()
}

_TIME = r"(?P<time>[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DIGITS_FIRST = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}(?:\s*(?:г\.?|r\.?))?")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_WORD = re.compile(rf"(\d{{1,2}})[ .-]*([^\W\d_]{{1,12}})\.?[ ,-]*(\d{{4}}){_TIME}(?:\s*(?:г\.?|года|r\.?|roku))?")
_WORD_DAY = re.compile(rf"([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}}),?\s+(\d{{4}}){_TIME}")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")


@dataclass(frozen=True)
class Day:
    """A date, and whether a time of day other than midnight was written beside it."""

    on: date
    timed: bool = False


def read_date(text: str, *, order: DateOrder | None) -> Day:
    """The day that `text` writes in this order. Year first and months in words are understood in every order.

    A year of two digits is 1970-2069. `NotADate` for anything else, for days that don't exist, and outside 1900-2100.
    """
    for pattern, parts in ((_YEAR_FIRST, (1, 3, 4)), (_COMPACT, (1, 2, 3))):
        match = pattern.fullmatch(text)
        if match:
            return _day(*(match[part] for part in parts), match=match, text=text)
    match = _DIGITS_FIRST.fullmatch(text)
    if match and order in (DateOrder.DMY, DateOrder.MDY):
        day, month = (match[1], match[3]) if order == DateOrder.DMY else (match[3], match[1])
        return _day(_full_year(match[4]), month, day, match=match, text=text)
    if order == DateOrder.SERIAL and (match := _SERIAL.fullmatch(text)):
        return _checked(
            _SERIAL_ZERO + timedelta(days=int(match[1])), timed=bool((match[2] or "").strip("0")), text=text
        )
    return _in_words(text)


def _in_words(text: str) -> Day:
    for pattern, year, month, day in ((_DAY_WORD, 3, 2, 1), (_WORD_DAY, 3, 1, 2)):
        match = pattern.fullmatch(text)
        if match and match[month].lower() in MONTHS:
            return _day(match[year], str(MONTHS[match[month].lower()]), match[day], match=match, text=text)
    raise NotADate(text)


def _full_year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"{20 if int(text) < 70 else 19}{text}"


def _day(year: str, month: str, day: str, *, match: re.Match[str], text: str) -> Day:
    time = (match.groupdict().get("time") or "").strip("T ")
    try:
        on = date(int(year), int(month), int(day))
    except ValueError as error:
        raise NotADate(text) from error
    return _checked(on, timed=bool(time.strip("0:. ")), text=text)


def _checked(on: date, *, timed: bool, text: str) -> Day:
    if not FIRST <= on <= LAST:
        raise NotADate(text)
    return Day(on, timed)


@dataclass
class DateEvidence:
    """What cells of a column say about the order of its dates."""

    dates: int = 0
    others: int = 0
    compact: int = 0
    serial: int = 0
    only: dict[DateOrder, int] = field(default_factory=lambda: {DateOrder.DMY: 0, DateOrder.MDY: 0})
    either: int = 0
    digits_first: int = 0
    short_years: int = 0
    unclear: list[str] = field(default_factory=list)

    def add(self, cells: Iterable[str]) -> None:
        """Count cells, none of them empty; the same text need be counted once only."""
        for cell in cells:
            if self._weigh(cell):
                self.dates += 1
            else:
                self.others += 1

    def _weigh(self, cell: str) -> bool:
        if _SERIAL.fullmatch(cell):
            self.serial += 1
            return False
        found = {order: day for order in (DateOrder.DMY, DateOrder.MDY) if (day := _or_none(cell, order=order))}
        if not found:
            return False
        match = _DIGITS_FIRST.fullmatch(cell)
        if match:
            self.digits_first += 1
            self.short_years += len(match[4]) == 2
            self._compare(cell, found=found)
        elif cell.isdigit():
            self.compact += 1
        return True

    def _compare(self, cell: str, *, found: dict[DateOrder, Day]) -> None:
        if len(found) == 1:
            self.only[next(iter(found))] += 1
        elif found[DateOrder.DMY] != found[DateOrder.MDY]:
            self.either += 1
            self.unclear.extend(islice([cell], 3 - len(self.unclear)))

    def order(self) -> DateOrder | None:
        """The one order that fits the column; None where both day first and month first may be meant."""
        if not self.digits_first:
            return DateOrder.YMD
        day_first, month_first = self.only[DateOrder.DMY], self.only[DateOrder.MDY]
        if day_first and month_first:
            return None
        if month_first:
            return DateOrder.MDY
        return DateOrder.DMY if day_first or not self.either else None


def _or_none(text: str, *, order: DateOrder) -> Day | None:
    try:
        return read_date(text, order=order)
    except NotADate:
        return None
