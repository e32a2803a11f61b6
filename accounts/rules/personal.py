"""What a person sees when they chose, and when they didn't."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


def language_for(chosen: str, *, asked: str, offered: Sequence[str]) -> str:
    """The chosen language if the company still offers it, else the browser's, else the company's first."""
    for language in (chosen, asked):
        if language in offered:
            return language
    return offered[0] if offered else "en"


def time_zone_for(chosen: str, *, company: str) -> ZoneInfo:
    """The person's time zone, else the company's, else UTC; a name that is no longer known is passed over."""
    for name in (chosen, company):
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return ZoneInfo("UTC")


def time_zone_names() -> list[str]:
    """The names that mean a place, by region, and UTC first."""
    aliases = ("Etc/", "posix/", "right/")
    return ["UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith(aliases))]
