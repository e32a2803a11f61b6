"""Heads of the lists that are our own templates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """A column's head; `href` sorts by it, `order` says how the list is sorted now."""

    label: str
    href: str = ""
    order: str = ""
    number: bool = False
