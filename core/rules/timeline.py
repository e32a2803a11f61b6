"""What the timeline component shows."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened. `icon` names a Bootstrap icon; `tone` is plain, up, down, attention or information."""

    at: date | datetime
    icon: str
    title: str
    text: str = ""
    who: str = ""
    href: str = ""
    tone: str = "plain"
