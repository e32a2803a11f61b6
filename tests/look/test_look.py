"""Every component renders, with nothing undefined."""

import pytest

pytestmark = [pytest.mark.urls("tests.look.urls"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _templates(settings):
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], settings.BASE_DIR / "tests/look/templates"]}
    ]


def test_every_component_renders(log_in, person, company):
    page = log_in(person()).get("/look/").content.decode()
    assert "€74,543" in page
    assert "&lt;" not in page
