"""Opening strangers' files in a process of its own, with limits on memory and time."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from core.sheets.errors import SheetError
from core.sheets.reading import Reading

_REFUSED, _OUT_OF_MEMORY = 3, 4


def inspect(
    path: Path, *, name: str = "", settings: Mapping[str, str] | None = None, memory_mb: int = 1536, seconds: int = 180
) -> Reading:
    """What `core.sheets.inspect.inspect` answers, found by a child process that is stopped at its limits.

    Raises SheetError: `too_slow`, `too_much_memory` or what reading itself raised.
    """
    order = {"path": str(path), "name": name, "settings": dict(settings or {}), "memory_mb": memory_mb}
    try:
        child = subprocess.run(
            [sys.executable, "-m", "core.sheets.guard"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise SheetError("too_slow", seconds=seconds) from error
    if child.returncode == 0:
        return Reading.from_json(json.loads(child.stdout))
    if child.returncode == _REFUSED:
        refusal = json.loads(child.stdout)
        raise SheetError(refusal["code"], **refusal["params"])
    if child.returncode == _OUT_OF_MEMORY or child.returncode < 0:
        raise SheetError("too_much_memory")
    raise ReaderDied(child.stderr.decode(errors="replace")[-4000:])


class ReaderDied(RuntimeError):
    """The child process failed in a way that is our fault, not the file's."""


def _obey() -> int:
    """The child: read the order from standard input, write the reading or the refusal to standard output."""
    order = json.load(sys.stdin)
    limit = order["memory_mb"] * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    from core.sheets.inspect import inspect as inspect_here

    try:
        reading = inspect_here(Path(order["path"]), name=order["name"], settings=order["settings"])
    except SheetError as error:
        json.dump({"code": error.code, "params": error.params}, sys.stdout)
        return _REFUSED
    except MemoryError:
        return _OUT_OF_MEMORY
    json.dump(reading.as_json(), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(_obey())
