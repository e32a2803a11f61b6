"""The supervisor's children: web, worker, beat."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from prm.embedded import process

PR_SET_PDEATHSIG = 1
PATIENCE = 5
WINDOW_SECONDS = 60.0
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent() -> None:
    """In the child, before it becomes the program: be told to end when the supervisor is killed (Linux)."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One program, started again when it ends by itself, until it has ended too often."""

    name: str
    command: list[str]
    data_dir: Path
    process: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.data_dir / "logs" / f"{self.name}.log"

    @property
    def pid_file(self) -> Path:
        return self.data_dir / "run" / f"{self.name}.pid"

    def start(self, env: dict[str, str]) -> None:
        self.process = process.start(self.command, log=self.log, env=env, before_exec=end_with_parent)
        self.pid_file.write_text(str(self.process.pid))

    def died(self) -> bool:
        """Whether it ended since it was started; what it left behind is ended too."""
        if self.process is None or self.process.poll() is None:
            return False
        process.kill_group(self.process.pid)
        self.process = None
        now = time.monotonic()
        self.deaths = [*(death for death in self.deaths if now - death < WINDOW_SECONDS), now]
        return True

    def is_hopeless(self) -> bool:
        return len(self.deaths) >= PATIENCE

    def ask_to_end(self) -> None:
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)

    def wait(self, *, seconds: float) -> None:
        """Wait for its end, then force it."""
        if self.process is None:
            return
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill_group(self.process.pid)
            self.process.wait()
        process.kill_group(self.process.pid)
        self.process = None
        self.pid_file.unlink(missing_ok=True)

    def end_leftover(self) -> bool:
        """End the one that a killed supervisor left running; whether there was one."""
        pid = process.recorded(self.pid_file, naming=" ".join(self.command))
        if pid:
            process.stop(pid, how=signal.SIGTERM, seconds=15, whole_group=True)
        return pid is not None


def children(data_dir: Path) -> list[Child]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "prm"]
    calm = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    # Beat keeps no file of its own: what is due is in the database, and a killed beat can't spoil it.
    return [
        Child("web", [*python, "gunicorn", "-c", "python:prm.gunicorn", "prm.wsgi"], data_dir),
        Child("worker", [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", *calm], data_dir),
        Child("beat", [*celery, "beat", "--scheduler", "celery.beat:Scheduler", "--pidfile="], data_dir),
    ]
