"""Every component renders, with nothing undefined."""

import pytest

pytestmark = [pytest.mark.urls("tests.look.urls"), pytest.mark.django_db]


def test_every_component_renders(log_in, person, company):
    page = log_in(person()).get("/look/").content.decode()
    assert "€74,543" in page
    assert "&lt;" not in page
