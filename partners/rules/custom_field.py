"""Answers to a company's own questions about partners: one spelling for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Asked:
    """A question as the list filters by it: `answers` are those that may be chosen."""

    key: int
    name: str
    type: str
    answers: tuple[str, ...]


def kept(value: object) -> str:
    """What a form understood, in the spelling that is kept; empty for no answer."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def understood(type_: str, value: str) -> Decimal | date | str:
    """What was kept, as what it is."""
    if type_ == "number":
        return Decimal(value)
    return date.fromisoformat(value) if type_ == "day" else value


def filter_value(key: int, answer: str) -> str:
    """How the list's address names an answer."""
    return f"{key}:{answer}"


def asked_answers(values: Iterable[str]) -> dict[int, list[str]]:
    """The answers that an address asks for, by question; what isn't understood asks for a question that isn't there."""
    found: dict[int, list[str]] = {}
    for value in values:
        key, _colon, answer = value.partition(":")
        known = key.isascii() and key.isdigit() and len(key) < 10
        found.setdefault(int(key) if known else 0, []).append(answer)
    return found
