"""Fixtures that every test may use."""

import pytest

from accounts.models import Role, User
from core.models import Company


@pytest.fixture
def company(db):
    return Company.objects.create(pk=1, name="Tęcza", currency="EUR", country="PL", time_zone="Europe/Warsaw")


@pytest.fixture
def person(db):
    """A maker of logged-in people: `person(Role.MANAGER)`."""

    def make(role=Role.MANAGER, email=None, **fields):
        email = email or f"{role}{User.objects.count()}@example.test"
        return User.objects.create_user(
            email, "secret-Pass-1", full_name=fields.pop("full_name", str(role).title()), role=role, **fields
        )

    return make


@pytest.fixture
def log_in(client):
    """`log_in(user)` → a client of that person."""

    def make(user):
        client.force_login(user)
        return client

    return make
