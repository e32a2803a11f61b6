"""The person who imports."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User
from imports.access import may_import


def importer(request: HttpRequest) -> User:
    """The person of a request; a manager who sees only their own partners is told no (403)."""
    if not may_import(request.user):
        raise PermissionDenied
    return cast(User, request.user)
