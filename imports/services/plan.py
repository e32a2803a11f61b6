"""What an import is about to do: the file, how it is read, which column is which field, what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from accounts.models import User
from core.models import Company
from core.queries.company import company
from core.sheets import Column, Question, Reading, guard
from core.sheets.assumptions import Assumption
from imports.models import ImportKind, MappingMemory
from imports.queries.words import Ask, Note, report_columns
from imports.rules import mapping as headers
from imports.rules.answers import Answers, answer_names, read_answers


class UnknownField(ValueError):
    """A mapping names a field or a column that isn't there."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`mapping` is field → column header; empty where it is to be guessed or remembered."""

    kind: ImportKind
    path: Path
    file_name: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    author: User | None = None
    asks_about_duplicates: bool = False


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A plan whose file was looked at. `asks` and `questions` must be empty before rows are taken."""

    plan: Plan
    answers: Answers
    reading: Reading
    mapping: Mapping[str, str]
    company: Company
    today: date
    questions: Sequence[Question]
    asks: Sequence[Ask]
    notes: Sequence[Note]

    def column(self, name: str) -> Column | None:
        """The column of a field, None where no column is that field."""
        header = self.mapping.get(name)
        return self.reading.column(header) if header else None

    @property
    def company_is_set(self) -> bool:
        """Whether somebody has saved the company's settings."""
        return not self.company._state.adding

    @property
    def assumptions(self) -> list[Assumption | Note]:
        """How the file was read, in the columns that are used, and what the columns were taken for."""
        used = set(self.mapping.values())
        read = [each for each in self.reading.assumptions if not each.column or each.column in used]
        return [*read, *self.notes]


def prepare(plan: Plan, *, today: date) -> Prepared:
    """Look at the file: SheetError where it can't be read, UnknownAnswer or UnknownField for what can't be meant."""
    answers = read_answers(plan.answers)
    here = company()
    likely = answers.currency or ("" if here._state.adding else here.currency)
    said = {**answers.sheet, "currency": likely} if likely else answers.sheet
    reading = guard.inspect(plan.path, name=plan.file_name, settings=said)
    columns = own_columns(reading)
    mapping = _mapping(plan, columns=columns)
    used = set(mapping.values())
    return Prepared(
        plan=plan,
        answers=answers,
        reading=reading,
        mapping=mapping,
        company=here,
        today=today,
        questions=[each for each in reading.questions if not each.column or each.column in used],
        asks=_asks(plan, mapping=mapping),
        notes=_notes(mapping, columns=columns),
    )


def own_columns(reading: Reading) -> list[str]:
    """The file's columns without those that a report of refused rows adds."""
    return [header for header in reading.headers if header not in report_columns()]


def remembered(kind: str, *, columns: Sequence[str]) -> MappingMemory | None:
    """What was settled for files of this kind with these columns."""
    return MappingMemory.objects.filter(kind=kind, signature=headers.signature(columns)).first()


def _mapping(plan: Plan, *, columns: Sequence[str]) -> dict[str, str]:
    """The mapping given, else the one remembered for these headers, else a guess."""
    if plan.mapping:
        return _checked(plan.mapping, kind=plan.kind, columns=columns)
    memory = remembered(plan.kind, columns=columns)
    if memory and set(memory.mapping.values()) <= set(columns):
        return dict(memory.mapping)
    return headers.guess(columns, kind=plan.kind)


def _checked(given: Mapping[str, str], *, kind: str, columns: Sequence[str]) -> dict[str, str]:
    """Field → column, also where it was given as column → field."""
    names = headers.NAMES[kind]
    turned = not set(given) <= names and set(given.values()) - {""} <= names
    mapping = {name: column for column, name in given.items()} if turned else given
    unknown = [name for name in mapping if name and name not in names]
    absent = [column for column in mapping.values() if column and column not in columns]
    if unknown or absent:
        raise UnknownField(", ".join(unknown + absent))
    return {name: column for name, column in mapping.items() if name and column}


def _asks(plan: Plan, *, mapping: Mapping[str, str]) -> list[Ask]:
    lacking = headers.missing(mapping, kind=plan.kind, answered=answer_names(plan.answers))
    asks = []
    if "ordered_on" in lacking:
        lacking.remove("ordered_on")
        asks.append(Ask(code="date", setting="date"))
    if lacking:
        asks.insert(0, Ask(code="mapping", setting="mapping", params={"fields": lacking}))
    return asks


def _notes(mapping: Mapping[str, str], *, columns: Sequence[str]) -> list[Note]:
    notes = [
        Note(code="mapping", params={"column": column, "field": name}, setting="mapping")
        for name, column in mapping.items()
    ]
    unused = [column for column in columns if column not in mapping.values()]
    if unused:
        notes.append(Note(code="unused", params={"columns": ", ".join(unused)}, setting="mapping"))
    return notes
