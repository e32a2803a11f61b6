"""What was assumed about a file and what has to be asked, as codes that become words when shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from core.sheets.words import gettext_noop as _

ASSUMED = {
    "encoding": _("Letters are read as %(value)s."),
    "delimiter": _("Columns are divided by %(value)s."),
    "sheet": _("The sheet “%(value)s” is read."),
    "header_row": _("Column names stand in row %(value)s."),
    "title_rows": _("%(value)s rows above the column names are a title and were left out."),
    "empty_rows": _("%(value)s empty rows were left out."),
    "total_rows": _("Rows with totals were left out: %(value)s."),
    "decimal": _("In “%(column)s” the decimal sign is %(value)s."),
    "thousands": _("In “%(column)s” thousands are divided by %(value)s."),
    "currency": _("In “%(column)s” amounts are in %(value)s."),
    "percent": _("“%(column)s” holds percentages."),
    "date_order": _("Dates in “%(column)s” are written %(value)s."),
    "blank_words": _("In “%(column)s” these words mean that nothing is there: %(value)s."),
    "prefix": _("In “%(column)s” the words %(value)s in front of values were taken off."),
    "blank_header": _("A column without a name is called “%(value)s”."),
    "repeated_header": _("The second column of the same name is called “%(value)s”."),
    "extra_cells": _("%(value)s rows have more cells than there are column names: they will be refused."),
    "formulas": _("%(value)s cells hold formulas: their last results are read."),
    "formulas_without_result": _("%(value)s formulas have no stored result and are read as empty."),
    "error_cells": _("%(value)s cells hold an error such as #REF! and are read as empty."),
    "no_header": _("The table has no column names: columns are called by their letters."),
    "short_years": _("Years of two digits in “%(column)s” are read as 1970 to 2069."),
    "times": _("Times of day in “%(column)s” are left out."),
}

ASKED = {
    "sheet": _("Which sheet of the workbook holds the table?"),
    "encoding": _("Which of these is spelled right?"),
    "date_order": _("In what order are the dates in “%(column)s” written?"),
    "decimal": _("What does the sign in the numbers of “%(column)s” mean?"),
    "total_only_column": _(
        "“%(column)s” is filled only in rows that look like totals. Such a table can't be read row by row: "
        "write the value into every row, or say that the column is to be left out."
    ),
}


_VALUES = {
    ("delimiter", ","): _("commas"),
    ("delimiter", ";"): _("semicolons"),
    ("delimiter", "\t"): _("tabs"),
    ("delimiter", "|"): _("vertical bars"),
    ("delimiter", "spaces"): _("blanks"),
    ("decimal", "."): _("a point"),
    ("decimal", ","): _("a comma"),
    ("thousands", "."): _("a point"),
    ("thousands", ","): _("a comma"),
    ("thousands", " "): _("a blank"),
    ("thousands", "'"): _("an apostrophe"),
    ("thousands", "’"): _("an apostrophe"),
    ("date_order", "dmy"): _("day, month, year"),
    ("date_order", "mdy"): _("month, day, year"),
    ("date_order", "ymd"): _("year, month, day"),
    ("date_order", "serial"): _("as Excel's day numbers"),
}


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """Something that was found out rather than told. `setting` changes it, where it can be changed."""

    code: str
    value: str
    setting: str = ""
    column: str = ""

    @property
    def sentence(self) -> str:
        """What was assumed, in the user's language."""
        word = _VALUES.get((self.code, self.value))
        value = gettext(word) if word else self.value
        return gettext(ASSUMED[self.code]) % {"value": value, "column": self.column}


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something that two readings are possible of.

    The answer, one of `choices` (answer → how it would look), goes into `settings[setting]`. `column` is the header
    of the column in question, empty where the whole file is: only questions about columns in use need an answer.
    """

    code: str
    setting: str
    choices: Mapping[str, str]
    column: str = ""
    samples: Sequence[str] = field(default_factory=tuple)

    @property
    def sentence(self) -> str:
        """The question, in the user's language."""
        return gettext(ASKED[self.code]) % {"column": self.column}
