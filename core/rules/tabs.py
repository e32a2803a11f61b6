"""What the tabs component shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """A tab is a link: its address survives reload, history and a bookmark."""

    label: str
    href: str
    current: bool = False
    count: int | None = None
