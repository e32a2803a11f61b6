"""A Valkey of our own, for the worker's pokes. It keeps nothing: what must happen is in PostgreSQL."""

import os
import secrets
import signal
from dataclasses import dataclass
from pathlib import Path

from prm.embedded import binaries, process
from prm.embedded.process import Unavailable

CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
save ""
appendonly no
set-proc-title no
"""


@dataclass(frozen=True)
class Valkey:
    """The server of one data directory."""

    data_dir: Path
    name = "Valkey"
    variable = "REDIS_URL"

    @property
    def folder(self) -> Path:
        return self.data_dir / "valkey"

    @property
    def log(self) -> Path:
        return self.data_dir / "logs" / "valkey.log"

    @property
    def configuration(self) -> Path:
        return self.folder / "valkey.conf"

    def url(self) -> str:
        lines = dict(line.split(" ", 1) for line in self.configuration.read_text().splitlines())
        return f"redis://:{lines['requirepass']}@127.0.0.1:{lines['port']}/0"

    def pid(self) -> int | None:
        """The running server's process."""
        return process.recorded(self.folder / "pid", naming=str(self.configuration))

    def start(self) -> None:
        """Have it running and listening; raises `Unavailable` with the end of the server's log."""
        if self.pid():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        port = process.remembered_port(self.folder / "port")
        self._configure(port)
        server = process.start([str(binaries.valkey_server()), str(self.configuration)], log=self.log)
        (self.folder / "pid").write_text(str(server.pid))
        process.wait_until(lambda: server.poll() is not None or process.listens(port), seconds=20)
        if not process.listens(port):
            raise Unavailable(f"Valkey did not start. The end of {self.log}:\n{process.tail(self.log)}")

    def stop(self) -> None:
        pid = self.pid()
        if pid:
            process.stop(pid, how=signal.SIGTERM, seconds=10)

    def _configure(self, port: int) -> None:
        password = self.folder / "password"
        if not password.exists():
            password.touch(mode=0o600)
            password.write_text(secrets.token_urlsafe(24))
        text = CONFIGURATION.format(port=port, password=password.read_text(), folder=f'"{self.folder}"')
        descriptor = os.open(self.configuration, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
