"""Every check there is, in one command: `make test`. All of them run; the exit code says whether all passed.

`scripts/check.py lint types` runs only those; `prove` runs only where it is named. What follows `--` goes to pytest.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TOOLS = Path(PYTHON).parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = """\
The browser tests were SKIPPED: no Chromium was found. On Debian `apt install chromium` brings one; else name yours:
CHROMIUM=/path/to/chromium make test"""

GROUPS: dict[str, dict[str, list[str]]] = {
    "lint": {
        "lint": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "."],
        "templates": ["djlint", "templates", "--lint", "--quiet"],
        "floors and rooms": ["lint-imports"],
        "dependencies": ["deptry", "."],
    },
    "types": {"types": ["mypy", "."]},
    "migrations": {"migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "0"]},
    "tests": {"tests": ["pytest"]},
    "prove": {"proofs": ["pytest", "-m", "prove", "-n", "2", "--dist", "load"]},
}
APART = {"prove"}
"""Groups that run only where they are named."""


def main(arguments: list[str]) -> int:
    groups, _, for_pytest = " ".join(arguments).partition("--")
    wanted = groups.split() or [group for group in GROUPS if group not in APART]
    os.environ["CHROMIUM"] = os.environ.get("CHROMIUM") or find_chromium()
    failed = [
        name
        for group in wanted
        for name, command in GROUPS[group].items()
        if not passes(name, command + (pytest_options(for_pytest) if group == "tests" else []))
    ]
    if "tests" in wanted and not os.environ["CHROMIUM"]:
        print(f"\n{NO_CHROMIUM}")
    print(f"\nFAILED: {', '.join(failed)}" if failed else f"\nAll passed: {', '.join(wanted)}.")
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one check; its output is shown."""
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    done = subprocess.run([str(TOOLS / command[0]), *command[1:]], cwd=PROJECT)
    print(f"   {time.monotonic() - begun:.1f} s", flush=True)
    return done.returncode == 0


def pytest_options(given: str) -> list[str]:
    """The whole suite on two processes, unless something else was asked for.

    `load` keeps pytest-django's order in each: tests that empty the tables come after those that need what migrations
    put there.
    """
    return given.split() or ["-n", os.environ.get("PYTEST_WORKERS") or "2", "--dist", "load"]


def find_chromium() -> str:
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
