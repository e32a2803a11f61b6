"""Spreadsheets as people keep them: finding out how they are read, reading, writing.

`inspect(path)` → `Reading`; `read_chunks(path, reading)` → columns of text; `convert.minor_units`, `convert.scaled`,
`convert.days` → arrays; `write.export(...)` → a download.
"""

from core.sheets.assumptions import Assumption, Question
from core.sheets.chunks import Chunk, read_chunks
from core.sheets.errors import NotAnswered, SheetError
from core.sheets.inspect import inspect
from core.sheets.reading import Column, Reading

__all__ = [
    "Assumption",
    "Chunk",
    "Column",
    "NotAnswered",
    "Question",
    "Reading",
    "SheetError",
    "inspect",
    "read_chunks",
]
