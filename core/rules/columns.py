"""What the cells of a column are."""

from enum import StrEnum


class ColumnKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
