"""What `make run` says before anybody can log in."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("folder", "said"), [(".data", "`.venv/bin/python"), ("a b", "`PRM_DATA_DIR='{}' .venv/bin/python")]
)
def test_the_first_command_works_on_the_same_data(settings, monkeypatch, tmp_path, folder, said):
    monkeypatch.setenv("PRM_DEMO", "no")
    settings.BASE_DIR = tmp_path
    settings.PRM_DATA_DIR = tmp_path / folder
    welcome = tmp_path / "welcome"
    call_command("prepare", welcome=welcome)
    assert f"{said.format(settings.PRM_DATA_DIR)} manage.py createsuperuser`" in welcome.read_text()
