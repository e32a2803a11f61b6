"""Addresses for letters."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path of ours; an address that is whole already stays as it is."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"
