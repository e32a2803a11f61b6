"""The shape of what a shipped scheme says."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


@dataclass(frozen=True)
class SchemeWords:
    """`steps` are (days after the start, what to do)."""

    we_do: str
    they_do: str
    we_win: str
    they_win: str
    cost: str
    effort: str
    suits: str
    steps: tuple[tuple[int, str], ...]
