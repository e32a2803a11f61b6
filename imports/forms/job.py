"""How a file is read and which column is which field: everything a person may change before rows are written."""

from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.utils.translation import gettext as _

from core.rules.columns import ColumnKind
from core.rules.dates import DateOrder
from core.sheets import Column, Reading
from imports.models import ImportJob, ImportKind
from imports.queries.words import Ask, field_label
from imports.rules.answers import UnknownAnswer, read_answers
from imports.rules.mapping import FIELDS, missing
from partners.models import Status

ENCODINGS = ("utf-8", "cp1251", "cp1250", "cp1252", "utf-16", "iso-8859-2", "koi8-r", "cp866", "cp852")
_SAID, _COLUMN, _PAIR = "said-", "column-", "pair-"


class JobForm(forms.Form):
    """One select for each column of the file, and the settings that this file can have.

    `mapping` is field → header and `answers` setting → value; a setting left as it was found is no answer.
    """

    def __init__(self, data: Mapping[str, str] | None, *, job: ImportJob, asks: list[Ask]) -> None:
        super().__init__(data)
        self.job = job
        self.reading = Reading.from_json(job.reading) if job.reading else None
        self.found: dict[str, str] = {}
        self.asked_settings: list[str] = []
        if self.reading:
            self._add_columns(self.reading)
            self._add_questions(self.reading)
            self._add_reading(self.reading)
        self._add_decisions(asks)

    @property
    def columns(self) -> Iterator[tuple[Column, forms.BoundField]]:
        """Each column of the file with its select."""
        for column in self.reading.columns if self.reading else ():
            yield column, self[f"{_COLUMN}{column.position}"]

    @property
    def settings(self) -> list[forms.BoundField]:
        """What may be changed, without what is asked."""
        asked = {f"{_SAID}{setting}" for setting in self.asked_settings}
        return [self[name] for name in self.fields if name.startswith(_SAID) and name not in asked]

    @property
    def asked(self) -> list[forms.BoundField]:
        """What must be answered."""
        return [self[f"{_SAID}{setting}"] for setting in self.asked_settings]

    def _add_columns(self, reading: Reading) -> None:
        by_header = {header: name for name, header in self.job.mapping.items()}
        fields = [(each.name, field_label(each.name)) for each in FIELDS[self.job.kind]]
        for column in reading.columns:
            self.fields[f"{_COLUMN}{column.position}"] = forms.ChoiceField(
                label=column.header,
                choices=[("", _("left out")), *fields],
                required=False,
                initial=by_header.get(column.header, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def _add_questions(self, reading: Reading) -> None:
        used = set(self.job.mapping.values())
        for question in reading.questions:
            if not question.column or question.column in used:
                choices = list(question.choices.items())
                self._add(question.setting, question.sentence, choices=choices, asked=True)

    def _add_reading(self, reading: Reading) -> None:
        if reading.encoding:
            encodings = dict.fromkeys((reading.encoding, *ENCODINGS))
            self._add("encoding", _("Letters"), found=reading.encoding, choices=[(each, each) for each in encodings])
            delimiter = "tab" if reading.delimiter == "\t" else reading.delimiter
            self._add("delimiter", _("Columns are divided by"), found=delimiter, choices=_delimiters())
        if len(reading.sheets) > 1:
            sheets = [(each, each) for each in reading.sheets]
            self._add("sheet", _("Sheet"), found=reading.sheet, choices=sheets)
        for column in reading.columns:
            if column.header in self.job.mapping.values():
                self._add_column_settings(column)

    def _add_column_settings(self, column: Column) -> None:
        if column.kind == ColumnKind.DATE:
            orders = [
                (DateOrder.DMY.value, _("day, month, year")),
                (DateOrder.MDY.value, _("month, day, year")),
                (DateOrder.YMD.value, _("year, month, day")),
            ]
            label = _("Dates in “%(column)s”") % {"column": column.header}
            self._add(f"date_order:{column.header}", label, found=column.date_order or "", choices=orders)
        elif column.numbers and (column.numbers.decimal is None or column.kind == ColumnKind.DECIMAL):
            label = _("Decimal sign in “%(column)s”") % {"column": column.header}
            signs = [(".", _("point")), (",", _("comma"))]
            self._add(f"decimal:{column.header}", label, found=column.numbers.decimal or "", choices=signs)

    def _add_decisions(self, asks: list[Ask]) -> None:
        """What rows become; asked questions first."""
        kind = self.job.kind
        for ask in asks:
            if ask.choices:
                self._add(ask.setting, ask.sentence, choices=list(ask.choices.items()), asked=True)
            elif ask.code == "rate":
                self._add(ask.setting, ask.sentence, asked=True)
        self._add_pairs(asks)
        if kind == ImportKind.DEALS:
            if "ordered_on" not in self.job.mapping:
                self._add("date", _("Day of deals without a date"), date=True)
            choices = [("refuse", _("Refuse their rows")), ("create", _("Create them"))]
            self._add("unknown_partner", _("Partners that aren't known"), found="refuse", choices=choices)
        if kind in (ImportKind.DEALS, ImportKind.PRODUCTS):
            self._add("currency", _("Currency of amounts that name none, for instance EUR"))
        if kind == ImportKind.PARTNERS and "status" not in self.job.mapping:
            self._add("status", _("Status of new partners"), found="active", choices=_words(Status.choices))
        for name in self.job.answers:
            if name.startswith("rate:"):
                self._add(name, _("One %(currency)s is worth") % {"currency": name.partition(":")[2]})
            elif name in ("repeats", "duplicates"):
                self._add(name, Ask(code=name, setting=name, params={"count": ""}).sentence, asked=False)

    def _add_pairs(self, asks: list[Ask]) -> None:
        answers = [("same", _("the same")), ("different", _("another")), ("skip", _("not sure: refuse the row"))]
        for ask in asks:
            for pair in ask.params.get("pairs", ()):
                name = f"{_PAIR}{pair['row']}"
                label = _("Row %(row)s, %(name)s: the same as %(known)s?") % pair
                self.fields[name] = forms.ChoiceField(
                    label=label,
                    choices=[("", _("like all")), *answers],
                    required=False,
                    initial=self.job.answers.get(f"pair:{pair['row']}", ""),
                )

    @property
    def pairs(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(_PAIR)]

    def _add(
        self,
        setting: str,
        label: str,
        *,
        found: str = "",
        choices: list[tuple[str, str]] | None = None,
        date: bool = False,
        asked: bool = False,
    ) -> None:
        name = f"{_SAID}{setting}"
        if name in self.fields:
            return
        initial = self.job.answers.get(setting, found)
        self.found[setting] = found
        if asked:
            self.asked_settings.append(setting)
        if choices is None and setting in ("repeats", "duplicates"):
            choices = list(Ask(code=setting, setting=setting).choices.items())
        if choices is not None:
            blank = [] if initial and not asked else [("", "—")]
            self.fields[name] = forms.ChoiceField(
                label=label, choices=[*blank, *choices], initial=initial, required=False
            )
        elif date:
            widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            self.fields[name] = forms.DateField(label=label, widget=widget, initial=initial, required=False)
        else:
            self.fields[name] = forms.CharField(label=label, initial=initial, required=False, max_length=20)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        self.mapping = self._mapping(cleaned)
        self.answers = self._answers(cleaned)
        try:
            read_answers(self.answers)
        except UnknownAnswer as error:
            self.add_error(
                f"{_SAID}{error.name}" if f"{_SAID}{error.name}" in self.fields else None, _("This can't be.")
            )
        return cleaned

    def _mapping(self, cleaned: Mapping[str, object]) -> dict[str, str]:
        mapping: dict[str, str] = {}
        for column in self.reading.columns if self.reading else ():
            name = str(cleaned.get(f"{_COLUMN}{column.position}") or "")
            if name in mapping:
                taken = _("“%(field)s” is taken by “%(column)s” already.")
                self.add_error(
                    f"{_COLUMN}{column.position}", taken % {"field": field_label(name), "column": mapping[name]}
                )
            elif name:
                mapping[name] = column.header
        return mapping

    def _answers(self, cleaned: Mapping[str, object]) -> dict[str, str]:
        answers: dict[str, str] = {}
        for setting, found in self.found.items():
            value = str(cleaned.get(f"{_SAID}{setting}") or "")
            if value and (value != found or setting in self.job.answers):
                answers[setting] = value
        for name, answer in cleaned.items():
            if name.startswith(_PAIR) and answer:
                answers[f"pair:{name.removeprefix(_PAIR)}"] = str(answer)
        return answers

    @property
    def lacking(self) -> list[str]:
        """The fields that no column holds yet, in words."""
        found = missing(self.job.mapping, kind=self.job.kind, answered=frozenset(self.job.answers))
        return [field_label(name) for name in found]


def _words(choices: Iterable[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in choices]


def _delimiters() -> list[tuple[str, str]]:
    return [
        (",", _("commas")),
        (";", _("semicolons")),
        ("tab", _("tabs")),
        ("|", _("vertical bars")),
        ("spaces", _("blanks")),
    ]
