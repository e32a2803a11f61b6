"""Using a service together: whoever needs it first starts it, whoever leaves last stops it.

A user of a service is a process that holds a shared lock on `users.lock`; the kernel drops the lock when the process
dies, so a killed one never keeps a service alive, nor takes it away from the others.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from prm.embedded.lock import AlreadyHeld, held, take


class Service(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def variable(self) -> str: ...
    @property
    def folder(self) -> Path: ...
    @property
    def log(self) -> Path: ...
    def url(self) -> str: ...
    def pid(self) -> int | None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


def data_dir() -> Path:
    """`PRM_DATA_DIR`, by default `.data` in the project's folder; made if absent, open to others only for passing."""
    project = Path(__file__).resolve().parent.parent.parent
    directory = Path(os.environ.get("PRM_DATA_DIR") or project / ".data").resolve()
    directory.mkdir(mode=0o711, parents=True, exist_ok=True)
    return directory


def ensure(service: Service) -> None:
    """Have the service running, also when several processes want that at once."""
    with held(service.folder / "start.lock"):
        if not service.pid():
            service.start()


@contextmanager
def used(service: Service) -> Iterator[str]:
    """The address of the service, which runs at least until the block ends."""
    with held(service.folder / "start.lock"):
        service.start()
        mine = take(service.folder / "users.lock", shared=True)
    try:
        yield service.url()
    finally:
        with held(service.folder / "start.lock"):
            mine.close()
            if not _in_use(service):
                service.stop()


def stop_unused(service: Service) -> None:
    """End a service that outlived all who used it."""
    if (service.folder / "users.lock").exists():
        with held(service.folder / "start.lock"):
            if not _in_use(service):
                service.stop()


def _in_use(service: Service) -> bool:
    try:
        take(service.folder / "users.lock", wait=False).close()
    except AlreadyHeld:
        return True
    return False
