"""Makes `.venv` and fills it: `python3 scripts/install.py run` or `test`. Standard library only.

Does nothing when the requirements are those installed last. Several may run at once; one installs, the others wait.
"""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN = ("requirements.txt", "requirements-embedded.txt")
SETS = {"run": RUN, "test": (*RUN, "requirements-dev.txt")}
OLD_PYTHON = "prm needs Python 3.11 or newer; this is {}. Name another one: make PYTHON=python3.12 ..."
NO_VENV = "Python's venv module is missing. On Debian and Ubuntu `apt install python3-venv` brings it."


def main(wanted: str) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(OLD_PYTHON.format(sys.version.split()[0]))
    with (PROJECT / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed(wanted):
            make_venv()
            install(wanted)
            stamp(wanted).write_text(digest(wanted))
        subprocess.run([PYTHON, "-m", "prm.catalogues", "compile"], cwd=PROJECT, check=True)


def is_installed(wanted: str) -> bool:
    """Whether this set, or the larger one that holds it, was the last to be installed."""
    return runs() and any(
        stamp(name).exists() and stamp(name).read_text() == digest(name) for name in dict.fromkeys((wanted, "test"))
    )


def stamp(name: str) -> Path:
    return VENV / f"installed-{name}"


def digest(name: str) -> str:
    return hashlib.sha256(b"".join((PROJECT / file).read_bytes() for file in SETS[name])).hexdigest()


def runs() -> bool:
    """Whether the environment is whole: not half made, nor left over from a Python that is gone."""
    return PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def make_venv() -> None:
    if runs():
        return
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit(NO_VENV)
    say(f"Making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True)


def install(wanted: str) -> None:
    say("Installing packages (the first time takes up to a minute)")
    for name in SETS:
        stamp(name).unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip"]
    quiet = ["--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "install", *quiet, "uv"]).returncode == 0:
        synced = subprocess.run(
            [PYTHON, "-m", "uv", "pip", "sync", "--quiet", "--python", PYTHON, *SETS[wanted]], cwd=PROJECT
        )
        if synced.returncode == 0:
            return
        say("uv could not install them; trying pip")
    files = [argument for file in SETS[wanted] for argument in ("-r", file)]
    if subprocess.run([*pip, "install", *quiet, *files], cwd=PROJECT).returncode != 0:
        sys.exit("The packages could not be installed; the reason stands above.")


def say(text: str) -> None:
    print(f"  {text} ...", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
