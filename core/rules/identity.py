"""Identities as addresses and forms carry them."""

from uuid import UUID


def read_uuid(text: str) -> UUID | None:
    """The identity that a text is; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
