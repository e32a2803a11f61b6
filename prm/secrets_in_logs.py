"""Links that open a door are passwords: they never stand in the log."""

import re

from structlog.types import EventDict, WrappedLogger

_SLASH = "(?:/|%2F)"
_NAMES = f"invitation|join|feedback|calendar|offers{_SLASH}open|reset{_SLASH}key|link{_SLASH}[a-z-]+"
_DOORS = re.compile(rf"({_SLASH}(?:{_NAMES}){_SLASH})[^/?&\s'\"]+", re.I)


def without_tokens(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor: what follows the name of a door in an address is left out."""
    return {name: _DOORS.sub(r"\1…", value) if isinstance(value, str) else value for name, value in event.items()}
