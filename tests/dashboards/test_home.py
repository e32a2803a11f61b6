"""The first page of each role."""

import pytest

from accounts.models import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.OWNER, "/week/"),
        (Role.HEAD, "/week/"),
        (Role.MANAGER, "/day/"),
        (Role.ACCOUNTANT, "/deals/"),
        (Role.PARTNER, "/cabinet/"),
    ],
)
def test_each_role_has_a_first_page(person, log_in, role, address):
    assert log_in(person(role)).get("/").url == address


def test_a_stranger_logs_in(client):
    assert client.get("/").url == "/accounts/login/?next=/"
