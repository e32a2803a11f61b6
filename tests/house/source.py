"""The project's own files and floors, as the checks of the house read them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
APPS = [name for name in LINTER["root_packages"] if name != "prm"]


def floors():
    """The height of each package; those beside each other share one."""
    layers = reversed(LINTER["contracts"][0]["layers"])
    return {app.strip(): height for height, layer in enumerate(layers) for app in layer.split("|")}


def modules(*packages):
    """The Python files of packages, migrations apart, as paths from the root."""
    found = (path for package in packages for path in (ROOT / package).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found if "migrations" not in path.parts)
