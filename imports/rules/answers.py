"""What can be said about an import beforehand: `--set NAME=VALUE` and the answers of the browser."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

SHEET_SETTINGS = frozenset(
    ("encoding", "delimiter", "quote", "sheet", "header_row", "totals", "decimal", "thousands", "date_order", "use")
)
CHOICES: Mapping[str, frozenset[str]] = {
    "duplicates": frozenset(("new", "same", "refuse")),
    "unknown_partner": frozenset(("refuse", "create")),
    "repeats": frozenset(("lines", "once", "refuse")),
    "status": frozenset(
        ("candidate", "contacted", "negotiating", "agreed", "onboarding", "active", "dormant", "ended")
    ),
}
_OTHER_NAMES = {"decimals": "decimal", "decimal_sign": "decimal", "dates": "date_order"}
_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": "spaces", " ": "spaces"}


class UnknownAnswer(ValueError):
    """A name or a value that nobody asks for; `name` and `value` say which."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value}")
        self.name = name
        self.value = value


@dataclass(frozen=True)
class Answers:
    """`sheet` goes to the reader; the rest decides what rows become. `pairs` answers single duplicates by row."""

    sheet: Mapping[str, str]
    currency: str = ""
    day: date | None = None
    duplicates: str = ""
    unknown_partner: str = "refuse"
    repeats: str = ""
    status: str = "active"
    rates: Mapping[str, Decimal] | None = None
    pairs: Mapping[int, str] | None = None
    country: str = ""


def split(text: str) -> tuple[str, str]:
    """`NAME=VALUE` in two; UnknownAnswer without the sign."""
    name, sign, value = text.partition("=")
    if not sign:
        raise UnknownAnswer(text, "")
    return name.strip(), value


def read_answers(given: Mapping[str, str]) -> Answers:
    """The answers by name, checked; UnknownAnswer for a name nobody asks or a value that can't be."""
    sheet: dict[str, str] = {}
    rates: dict[str, Decimal] = {}
    pairs: dict[int, str] = {}
    plain: dict[str, str] = {}
    for key, value in given.items():
        name = _OTHER_NAMES.get(key.partition(":")[0], key.partition(":")[0])
        column = key.partition(":")[2]
        if name in SHEET_SETTINGS:
            sheet[f"{name}:{column}" if column else name] = _DELIMITERS.get(value, value)
        elif name == "rate":
            rates[column.upper()] = _positive(key, value)
        elif name == "pair" and column.isdigit() and value in ("same", "different", "skip"):
            pairs[int(column)] = value
        elif name in ("currency", "date", "country") or value in CHOICES.get(name, ()):
            plain[name] = value
        else:
            raise UnknownAnswer(key, value)
    return Answers(
        sheet=sheet,
        currency=_currency(plain.get("currency", "")),
        day=_day(plain.get("date", "")),
        duplicates=plain.get("duplicates", ""),
        unknown_partner=plain.get("unknown_partner", "refuse"),
        repeats=plain.get("repeats", ""),
        status=plain.get("status", "active"),
        rates=rates,
        pairs=pairs,
        country=plain.get("country", "").upper(),
    )


def _positive(name: str, value: str) -> Decimal:
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation as error:
        raise UnknownAnswer(name, value) from error
    if not number.is_finite() or number <= 0:
        raise UnknownAnswer(name, value)
    return number


def _currency(value: str) -> str:
    code = value.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise UnknownAnswer("currency", value)
    return code


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UnknownAnswer("date", value) from error


def answer_names(answers: Iterable[str]) -> frozenset[str]:
    """The names without the columns they speak of."""
    return frozenset(name.partition(":")[0] for name in answers)
