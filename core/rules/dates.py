"""Dates as people write them in spreadsheets."""

from enum import StrEnum


class DateOrder(StrEnum):
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    SERIAL = "serial"
