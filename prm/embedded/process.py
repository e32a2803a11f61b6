"""Processes that outlive the one that started them."""

import os
import pwd
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PROC = Path("/proc")
# Kept, so that those that end while we live don't stay zombies.
_children: "list[subprocess.Popen[bytes]]" = []


class Unavailable(Exception):
    """A service can't be had; the message tells a person why and what to do."""


def command_line(pid: int) -> str:
    """The command line of a process; empty where there is none, or only its zombie."""
    if PROC.is_dir():
        try:
            state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
            words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return ""
        return "" if state == "Z" else b" ".join(words).decode(errors="replace").strip()
    shown = subprocess.run(["ps", "-o", "state=,command=", "-p", str(pid)], capture_output=True, text=True)
    state, _, line = shown.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else line.strip()


def recorded(path: Path, *, naming: str) -> int | None:
    """The process whose number stands first in the file, if it lives and its command line has `naming` in it."""
    try:
        pid = int(path.read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return pid if naming in command_line(pid) else None


def start(
    command: list[str],
    *,
    log: Path,
    user: int | None = None,
    env: dict[str, str] | None = None,
    before_exec: Callable[[], None] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a process in a session of its own, so that Ctrl-C in the terminal doesn't reach it; it writes to `log`."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ids: dict[str, object] = {} if user is None else {"user": user, "group": group_of(user), "extra_groups": []}
    with log.open("ab") as out:
        started: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd="/" if user is not None else None,
            env=env,
            preexec_fn=before_exec,
            **ids,
        )
    _children.append(started)
    return started


def group_of(user: int) -> int:
    try:
        return pwd.getpwuid(user).pw_gid
    except KeyError:
        return user


def stop(pid: int, *, how: signal.Signals, seconds: float, whole_group: bool = False) -> None:
    """Ask the process to end and wait; kill it if it hasn't when the time is over."""
    send = os.killpg if whole_group else os.kill
    for signal_ in (how, signal.SIGKILL):
        try:
            send(pid, signal_)
        except ProcessLookupError:
            return
        if wait_until(lambda: not command_line(pid), seconds=seconds):
            break
    if whole_group:
        kill_group(pid)
    _children[:] = [child for child in _children if child.poll() is None]


def kill_group(pid: int) -> None:
    """End what a dead process left behind in its group."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def wait_until(true: Callable[[], bool], *, seconds: float, every: float = 0.05) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_free(port: int) -> bool:
    """Whether a server of ours could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def remembered_port(path: Path) -> int:
    """The port noted in the file if it is still free, else a new one, noted."""
    try:
        port = int(path.read_text())
    except (FileNotFoundError, ValueError):
        port = 0
    if not port or not is_free(port):
        # Below the range from which programs' outgoing connections take theirs.
        port = next(port for port in iter(lambda: 20_000 + secrets.randbelow(10_000), 0) if is_free(port))
        path.write_text(str(port))
    return port


def tail(log: Path, *, lines: int = 20) -> str:
    """The last lines of a log, for a message."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
