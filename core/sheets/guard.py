"""Opening strangers' files in a process of its own, with limits on memory and time."""

from collections.abc import Mapping
from pathlib import Path

from core.sheets.reading import Reading


def inspect(
    path: Path, *, name: str = "", settings: Mapping[str, str] | None = None, memory_mb: int = 1024, seconds: int = 120
) -> Reading:
    """What `core.sheets.inspect.inspect` answers, found by a child process that is stopped at its limits.

    Raises SheetError: `too_slow`, `too_much_memory` or what reading itself raised.
    """
    raise NotImplementedError
