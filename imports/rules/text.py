"""Cells of text: addresses, links, lists."""

import re

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_BETWEEN = re.compile(r"\s*[,;|/]\s*")
_SCHEME = re.compile(r"^https?://", re.I)
_LINK = re.compile(r"^https?://[^\s/]+\.[^\s/]{2,}(?:/\S*)?$", re.I)


def tidy(cell: str) -> str:
    """One space between words, none around them."""
    return " ".join(cell.split())


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def parts(cell: str) -> list[str]:
    """The members of a list written in one cell, each once, in order."""
    return list(dict.fromkeys(part for part in _BETWEEN.split(cell) if part))


def link(cell: str) -> str:
    """A web address with its scheme, empty where the cell holds none."""
    text = cell if _SCHEME.match(cell) else f"https://{cell}"
    return text if _LINK.match(text) else ""
