"""What a person asked of the partner list: read from its address, written back to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from core.rules.weeks import IsoWeek, NotAWeek

PAGE = "partners"
OWN_COLUMNS = ""
MANY = ("kind", "manager", "status", "tier", "abc", "flag", "key", "own", "tag")
NONE = "none"
NEVER = "never"
SORTS = ("name", "-name", "turnover", "-turnover", "contact", "-contact", "added", "-added")
COLUMNS = (
    "kind", "manager", "status", "tier", "abc", "turnover", "flags", "contact", "tags", "city", "external_id", "added",
)  # fmt: skip
FIRST_COLUMNS = ("kind", "manager", "status", "tier", "abc", "turnover", "flags", "contact")
PAGE_SIZE = 50
LAST_PAGE = 200

_DAYS = re.compile(r"[0-9]{1,4}")
_OWN = re.compile(r"own:[0-9]{1,9}")


@dataclass(frozen=True)
class ListQuery:
    """`many` holds the chosen values of each filter; `contact` is a number of days without a talk, or `never`.

    `created_week` names the ISO week in which a partner was added.
    """

    q: str = ""
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contact: str = ""
    created_week: str = ""
    sort: str = "name"
    page: int = 1

    def of(self, name: str) -> tuple[str, ...]:
        return self.many.get(name, ())

    @property
    def silent_days(self) -> int | None:
        return int(self.contact) if self.contact.isdigit() else None

    @property
    def is_filtered(self) -> bool:
        return bool(self.q or self.contact or self.created_week or any(self.many.values()))

    def address(self, *, drop: tuple[str, str] | None = None, **other: str) -> str:
        """The query string of this list, without one filter's value, or with another sort or page."""
        pairs = [(name, value) for name in MANY for value in self.of(name)]
        pairs += [("q", self.q), ("contact", self.contact), ("created_week", self.created_week)]
        pairs += [("sort", self.sort if self.sort != SORTS[0] else "")]
        kept = [(name, value) for name, value in pairs if value and name not in other and (name, value) != drop]
        return urlencode(kept + [(name, value) for name, value in other.items() if value])


def read_query(asked: Mapping[str, Sequence[str]]) -> ListQuery:
    """What isn't understood is left out: an old bookmark still opens."""
    return ListQuery(
        q=" ".join(_one(asked, "q").replace("\x00", "").split())[:100],
        many={name: tuple(dict.fromkeys(value[:120] for value in asked.get(name, ()) if value)) for name in MANY},
        contact=_contact(_one(asked, "contact")),
        created_week=_week(_one(asked, "created_week")),
        sort=_one(asked, "sort") if _one(asked, "sort") in SORTS else SORTS[0],
        page=min(max(int(_one(asked, "page")), 1), LAST_PAGE) if _DAYS.fullmatch(_one(asked, "page")) else 1,
    )


def _one(asked: Mapping[str, Sequence[str]], name: str) -> str:
    values = asked.get(name, ())
    return values[-1] if values else ""


def _contact(text: str) -> str:
    return text if text == NEVER or _DAYS.fullmatch(text) else ""


def _week(text: str) -> str:
    try:
        return str(IsoWeek.parse(text))
    except NotAWeek:
        return ""


def read_columns(names: Sequence[str]) -> tuple[str, ...]:
    """The known ones among them, in the order in which columns stand; the company's own come last."""
    asked = dict.fromkeys(name for name in names if _OWN.fullmatch(name))
    return tuple(column for column in COLUMNS if column in names) + tuple(asked)


def own_column(key: int) -> str:
    """What the column of a question of the company's own is called."""
    return f"own:{key}"
