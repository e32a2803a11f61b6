"""File locks between our own processes; the kernel drops them when a process dies, however it dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class AlreadyHeld(Exception):
    """Another process holds the lock; the message is what that process wrote into the file."""


def take(path: Path, *, shared: bool = False, wait: bool = True) -> IO[str]:
    """The locked file: closing it lets go. Raises `AlreadyHeld` where waiting is not wanted."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = path.open("a+")
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError as error:
        file.seek(0)
        note = file.read().strip()
        file.close()
        raise AlreadyHeld(note) from error
    return file


@contextmanager
def held(path: Path, *, note: str = "", wait: bool = True) -> Iterator[None]:
    """Hold the lock alone; `note` is what others read who find it taken."""
    with take(path, wait=wait) as file:
        file.truncate(0)
        file.write(note)
        file.flush()
        yield
