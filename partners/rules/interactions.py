"""What a person asked of the list of interactions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from core.rules.weeks import IsoWeek, NotAWeek

PAGE_SIZE = 50
LAST_PAGE = 200


@dataclass(frozen=True)
class TalkQuery:
    """`kind` may name several, with commas; `since` and `until` are both included; a week stands for its seven days."""

    author: str = ""
    kind: str = ""
    partner: str = ""
    since: date | None = None
    until: date | None = None
    week: str = ""
    page: int = 1

    def address(self, *, page: int = 0, drop: str = "") -> str:
        pairs = {
            "author": self.author, "kind": self.kind, "partner": self.partner, "since": self.since,
            "until": self.until, "week": self.week, "page": page or "",
        }  # fmt: skip
        return urlencode({name: str(value) for name, value in pairs.items() if value and name != drop})

    @property
    def kinds(self) -> list[str]:
        return self.kind.split(",") if self.kind else []

    @property
    def days(self) -> tuple[date | None, date | None]:
        if not self.week:
            return self.since, self.until
        week = IsoWeek.parse(self.week)
        return max(filter(None, [self.since, week.monday])), min(filter(None, [self.until, week.sunday]))


def read_talk_query(asked: Mapping[str, Sequence[str]]) -> TalkQuery:
    """What isn't understood is left out."""
    page = _one(asked, "page")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return TalkQuery(
        author=_one(asked, "author"),
        kind=_one(asked, "kind"),
        partner=_one(asked, "partner"),
        since=_day(_one(asked, "since")),
        until=_day(_one(asked, "until")),
        week=_week(_one(asked, "week")),
        page=min(max(number, 1), LAST_PAGE),
    )


def _one(asked: Mapping[str, Sequence[str]], name: str) -> str:
    values = asked.get(name, ())
    return values[-1].replace("\x00", "")[:64] if values else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _week(text: str) -> str:
    try:
        return str(IsoWeek.parse(text))
    except NotAWeek:
        return ""
