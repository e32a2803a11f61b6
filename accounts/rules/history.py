"""What changed between two states of a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

EMPTY: tuple[object, ...] = (None, "", [], {})


class What(StrEnum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    PASSWORD = "password"  # noqa: S105


@dataclass(frozen=True)
class FieldChange:
    """One field in words; `before` is empty where a row began, `after` where it ended."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One entry of the audit trail. `who` is empty where a job did it, and `job` names it."""

    at: datetime
    what: What
    kind: str
    title: str
    who: str
    job: str
    url: str
    request_id: str
    fields: tuple[FieldChange, ...]


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The names of the fields that differ; nothing and empty are the same, and "no" too where a row begins or ends."""
    names = [*before, *(name for name in after if name not in before)]
    whole = bool(before and after)
    return [name for name in names if not _same(before.get(name), after.get(name), whole=whole)]


def _same(one: object, other: object, *, whole: bool) -> bool:
    return one == other or all(value in EMPTY or (value is False and not whole) for value in (one, other))
