"""Finding out how a file is to be read."""

from collections.abc import Mapping
from pathlib import Path

from core.sheets.reading import Reading


def inspect(path: Path, *, name: str = "", settings: Mapping[str, str] | None = None) -> Reading:
    """How the table in `path` is read, found from its content; `name` is what the person called the file.

    `settings` overrule what would be found: `encoding`, `delimiter`, `quote`, `sheet`, `header_row` (from 1),
    `totals` (`skip` or `keep`), `decimal` (`.` or `,`), `thousands`, `date_order` (`dmy`, `mdy`, `ymd`, `serial`); the
    last three for one column as `date_order:HEADER`. Raises SheetError. Reads the whole file once; `guard.inspect` does
    the same in a process of its own with limits, and is what a worker calls.
    """
    raise NotImplementedError
