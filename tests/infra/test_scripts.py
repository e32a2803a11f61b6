"""What stands before everything else: the installer, and the one script of all checks."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from scripts import check, install

INSTALLER = settings.BASE_DIR / "scripts" / "install.py"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The installer's view of a project with one requirement in each set, nothing installed."""
    for name in {file for files in install.SETS.values() for file in files}:
        (tmp_path / name).write_text("one==1\n")
    monkeypatch.setattr(install, "PROJECT", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(install, "runs", lambda: True)
    return tmp_path


def test_nothing_is_installed_twice(project):
    assert not install.is_installed("run")
    install.stamp("run").write_text(install.digest("run"))
    assert install.is_installed("run")
    assert not install.is_installed("test")


def test_the_larger_set_is_enough_for_the_smaller(project):
    install.stamp("test").write_text(install.digest("test"))
    assert install.is_installed("run")


def test_changed_requirements_are_installed(project):
    install.stamp("run").write_text(install.digest("run"))
    (project / "requirements.txt").write_text("two==2\n")
    assert not install.is_installed("run")


@pytest.fixture
def started_with(tmp_path):
    """The installer's complaint when its Python is not as it should be: `started_with("sys.version_info = (3, 9)")`."""
    (tmp_path / "scripts").mkdir()
    script = shutil.copy(INSTALLER, tmp_path / "scripts")

    def run(change):
        start = f"runpy.run_path({str(script)!r}, run_name='__main__')"
        code = f"import runpy, sys; {change}; sys.argv = ['install.py', 'run']; {start}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.returncode == 1
        return done.stderr.strip()

    return run


def test_a_missing_venv_module_is_said_in_words(started_with):
    assert started_with("sys.modules['ensurepip'] = None") == install.NO_VENV


def test_an_old_python_is_said_in_words(started_with):
    assert "prm needs Python 3.11 or newer" in started_with("sys.version_info = (3, 9)")


PASSES = ["python", "-c", "print('fine')"]
FAILS = ["python", "-c", "raise SystemExit(3)"]


def test_one_failure_fails_all_and_the_rest_still_run(monkeypatch, capfd):
    monkeypatch.setattr(check, "GROUPS", {"a": {"first": FAILS}, "b": {"second": PASSES}})
    assert check.main([]) == 1
    said = capfd.readouterr().out
    assert "fine" in said
    assert "FAILED: first" in said


def test_all_passed_is_said(monkeypatch, capfd):
    monkeypatch.setattr(check, "GROUPS", {"a": {"first": PASSES}})
    assert check.main(["a"]) == 0
    assert "All passed: a." in capfd.readouterr().out


def test_every_check_of_a_submission_is_among_them():
    groups = [group for name, group in check.GROUPS.items() if name not in check.APART]
    commands = [command[0] for group in groups for command in group.values()]
    assert commands == ["ruff", "ruff", "djlint", "lint-imports", "deptry", "mypy", "python", "pytest"]


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_a_chromium_on_the_path_is_found(monkeypatch, tmp_path, name):
    browser = tmp_path / name
    browser.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check.find_chromium() == str(browser)


def test_without_a_chromium_the_way_to_one_is_told(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setattr(check, "GROUPS", {"tests": {"tests": PASSES}})
    monkeypatch.setattr(check, "pytest_options", lambda given: [])
    assert check.main([]) == 0
    assert "SKIPPED" in capfd.readouterr().out
    assert "CHROMIUM" in os.environ
