"""What the production files name exists: commands, paths, variables. No Docker engine is needed to know that."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
TOOLS = Path(sys.executable).parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
SITE = ("migrate", "web", "worker", "beat")
# Programs of the images db and redis are built from.
THEIR_PROGRAMS = {"valkey-server", "valkey-cli", "pg_isready"}
THEIR_VARIABLES = {
    "POSTGRES_USER",
    "POSTGRES_DB",
    "POSTGRES_INITDB_ARGS",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
}
# Read by the code, but not for a person to set: which settings, and what tests and benches tell their processes.
INTERNAL = {"DJANGO_SETTINGS_MODULE"}
COMMANDS = [(name, SERVICES[name]["command"]) for name in SITE] + [
    (name, service["healthcheck"]["test"][1:]) for name, service in SERVICES.items() if "healthcheck" in service
]


def _instructions():
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def _documented():
    """The names in `.env.example` with the comment above each."""
    names, comment = {}, ""
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line.startswith("#"):
            comment = line
        elif "=" in line:
            names[line.partition("=")[0]] = comment
        else:
            comment = ""
    return names


def _read_by_the_code():
    asks = re.compile(r"""(?:environ(?:\.get\(|\[)|\bflag\(|\bwords\()\s*["']([A-Z][A-Z_]+)["']""")
    files = [*(ROOT / "prm").rglob("*.py"), *(ROOT / "core").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]
    return {name for file in files for name in asks.findall(file.read_text())}


def _missing(words):
    """Which of a command's words name something that isn't there."""
    program, *rest = words[0].split() + list(words[1:])
    known = program in THEIR_PROGRAMS or program in ("python", "kill") or (TOOLS / program).exists()
    missing = [] if known else [program]
    for before, word in zip([program, *rest], rest, strict=False):
        if before == "manage.py" and word not in get_commands():
            missing.append(word)
        if word == "manage.py" and not (ROOT / word).exists():
            missing.append(word)
        module = word.partition(":")[2] if word.startswith("python:") else word
        is_module = before in ("-m", "-A", "-c", "--scheduler") or word.startswith("prm.")
        if is_module and not importlib.util.find_spec(module.partition(":")[0]):
            missing.append(word)
    return missing


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_each_command_names_what_exists(name, command):
    assert _missing(command) == []


@pytest.mark.parametrize(
    "command", [["gunicorm"], ["python", "manage.py", "migrat"], ["celery", "-A", "prn"], ["python", "-m", "prm.prob"]]
)
def test_a_command_that_names_nothing_is_seen(command):
    assert _missing(command)


def test_the_services_are_those_of_production():
    assert set(SERVICES) == {"db", "redis", *SITE}
    assert SERVICES["beat"]["deploy"]["replicas"] == 1
    assert all("healthcheck" in SERVICES[name] for name in SERVICES if name != "migrate")
    assert SERVICES["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_each_volume_is_declared():
    used = {volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


def test_each_variable_of_the_code_and_the_files_is_documented_and_no_other():
    in_compose = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    in_services = {name for service in SERVICES.values() for name in service.get("environment", {})}
    in_image = {
        pair.partition("=")[0]
        for kind, text in _instructions()
        if kind == "ENV"
        for pair in text.split()
        if "=" in pair
    }
    asked = _read_by_the_code() - INTERNAL
    documented = _documented()
    assert (in_compose | in_services | in_image) - THEIR_VARIABLES <= set(documented)
    assert asked <= set(documented)
    assert set(documented) <= asked | in_compose
    assert all(documented.values()), "a variable without a comment"


def test_the_image_is_made_of_what_exists():
    for kind, text in _instructions():
        if kind == "COPY":
            *sources, _target = text.split()
            assert all((ROOT / source).exists() for source in sources)
        for words in re.findall(r"(python (?:manage\.py|-m) [\w.]+)", text) if kind == "RUN" else []:
            assert _missing(words.split()) == []


def test_the_image_runs_as_nobody_special_and_without_embedded_servers():
    instructions = _instructions()
    users = [text for kind, text in instructions if kind == "USER"]
    assert users == ["prm"]
    assert "requirements-embedded" not in (ROOT / "Dockerfile").read_text()
    assert [kind for kind, _ in instructions][-1] == "CMD"
    assert yaml.safe_load(instructions[-1][1]) == SERVICES["web"]["command"]


def test_backups_are_made_by_programs_of_the_servers_version():
    server = SERVICES["db"]["image"].partition(":")[2]
    assert f"postgresql-client-{server}" in (ROOT / "Dockerfile").read_text()


def test_secrets_and_data_stay_out_of_the_image():
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".data", ".venv", ".git"} <= set(ignored)


def test_make_help_tells_of_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    told = subprocess.run(["make", "help"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in told.splitlines()} == targets
    assert {"run", "test", "bench", "lint", "types", "demo", "shell", "clean"} <= targets
    for path in re.findall(r"scripts/\w+\.py", makefile):
        assert (ROOT / path).exists()
    for module in re.findall(r"-m ([\w.]+)", makefile):
        assert importlib.util.find_spec(module), module


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_ci_runs_the_same_command_as_a_developer():
    script = ROOT / ".ci" / "run"
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert "\nmake test" in script.read_text()
