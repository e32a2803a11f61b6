"""Settings as production has them, read by a process of their own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
KEY = "a-key-of-more-than-fifty-characters-for-this-test-only-0123456789"


def _environment(**given):
    ours = ("PRM_ENV", "SECRET_KEY", "DATABASE_URL", "REDIS_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"DATABASE_URL": "postgresql://prm@127.0.0.1:1/prm"} | given


def _manage(*arguments, **environment):
    return subprocess.run([*MANAGE, *arguments], env=_environment(**environment), capture_output=True, text=True)


def test_production_is_what_a_database_address_means():
    done = _manage("diffsettings", "--all", SECRET_KEY=KEY)
    assert "PRM_ENV = 'production'" in done.stdout
    assert "SESSION_COOKIE_SECURE = True" in done.stdout
    assert "DEBUG = False" in done.stdout


def test_production_refuses_to_start_without_a_secret_key():
    done = _manage("check")
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr


def test_the_deployment_check_is_clean():
    done = _manage("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=KEY, ALLOWED_HOSTS="prm.example.com")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", ["local", "test"])
def test_a_developer_needs_no_key(name, tmp_path):
    done = _manage("check", PRM_ENV=name, PRM_DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
