"""Rooms: where a module may stand, what rules may know, how long a file may be; and that the contracts see a breach."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import APPS, LINTER, ROOT, modules

LAYERS = next(contract for contract in LINTER["contracts"] if contract["name"].startswith("Rooms"))
ROOMS = {*re.findall(r"\w+", " ".join(LAYERS["layers"])), *LAYERS["exhaustive_ignores"], "__init__"}
NOBODYS = {"utils", "helpers", "common", "misc", "signals", "managers", "tools", "constants", "mixins", "base"}
LONGEST = 400
CLOCKS = {"now", "today", "utcnow", "localtime", "localdate"}


def misplaced(paths):
    """Modules outside the rooms of their app, or under a name that says nothing."""
    return [str(path) for path in paths if Path(path.parts[1]).stem not in ROOMS or NOBODYS & {*path.parts, path.stem}]


def too_long(lengths):
    return [f"{path}: {length}" for path, length in lengths if length > LONGEST]


def clock_readings(source):
    """The calls in a module that ask what time it is."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = (call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls)
    return [name for name in named if name in CLOCKS]


def test_every_module_stands_in_a_room():
    assert misplaced(modules(*APPS)) == []


@pytest.mark.parametrize(
    "path",
    ["core/utils.py", "sales/signals.py", "sales/managers/deal.py", "sales/services/helpers.py", "core/money.py"],
)
def test_a_planted_module_without_a_room_is_seen(path):
    assert misplaced([Path(path)]) == [path]
    assert misplaced([Path("sales/models/deal.py"), Path("sales/urls.py"), Path("sales/apps.py")]) == []


def test_no_file_is_longer_than_a_person_reads():
    files = modules(*APPS, "prm", "tests", "scripts")
    assert too_long((path, len((ROOT / path).read_text().splitlines())) for path in files) == []
    assert too_long([("planted.py", LONGEST + 1), ("fine.py", LONGEST)]) == [f"planted.py: {LONGEST + 1}"]


def test_rules_never_look_at_the_clock():
    rules = [path for path in modules(*APPS) if path.parts[1] == "rules"]
    assert {str(path): read for path in rules if (read := clock_readings((ROOT / path).read_text()))} == {}


@pytest.mark.parametrize("planted", ["date.today()", "timezone.now()", "datetime.now(UTC)", "now()"])
def test_a_planted_clock_is_seen(planted):
    assert clock_readings(f"def rule(day):\n    return day < {planted}\n") != []
    assert clock_readings("def rule(day, now):\n    return day < now\n") == []


def test_the_rules_of_every_app_are_under_the_contract_of_purity():
    purity = next(contract for contract in LINTER["contracts"] if contract["name"].startswith("Purity"))
    assert set(purity["source_modules"]) == {f"{app}.rules" for app in APPS if (ROOT / app / "rules").is_dir()}


PLANTED = {
    "core/services/planted.py": ("import partners.models\n", "core.services.planted -> partners.models"),
    "accounts/queries/planted.py": ("import accounts.views.me\n", "accounts.queries.planted -> accounts.views.me"),
    "sales/models/planted.py": ("import sales.services\n", "sales.models.planted -> sales.services"),
    "core/rules/planted.py": ("import django.db\n", "core.rules.planted -> django"),
    "scoring/rules/planted.py": ("import time\n", "scoring.rules.planted -> time"),
}


def test_the_import_contracts_see_planted_breaches(tmp_path):
    copy_of_the_house(tmp_path)
    for path, (line, _) in PLANTED.items():
        (tmp_path / path).write_text(line)
    outcome = lint(tmp_path)
    assert outcome.returncode == 1
    assert re.findall(r"^(\w+): .* (KEPT|BROKEN)$", outcome.stdout, re.M) == [
        ("Floors", "BROKEN"),
        ("Rooms", "BROKEN"),
        ("Purity", "BROKEN"),
    ]
    assert [breach for _, breach in PLANTED.values() if breach not in outcome.stdout] == []


def test_the_import_contracts_see_a_room_that_nobody_named(tmp_path):
    copy_of_the_house(tmp_path)
    (tmp_path / "core" / "money.py").write_text("")
    outcome = lint(tmp_path)
    assert (outcome.returncode, "- core.money" in outcome.stdout) == (1, True)


def copy_of_the_house(to):
    shutil.copy(ROOT / "pyproject.toml", to)
    for path in modules(*APPS, "prm"):
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, to / path)


def lint(at):
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([tool, "--no-cache"], cwd=at, capture_output=True, text=True, check=False)
