"""Reading the environment: flags, lists, and the secret key."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable says yes; `default` where it is absent or empty."""
    value = os.environ.get(name, "").strip().lower()
    return value in ("1", "true", "yes", "on") if value else default


def words(name: str) -> list[str]:
    """The variable's parts between commas, without blanks."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def secret_key(data_dir: Path, *, local: bool) -> str:
    """The key that was given; on a developer's machine else one that is made once and kept in the data directory."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        return given
    if not local:
        raise ImproperlyConfigured("SECRET_KEY is not set. Production needs one: `openssl rand -base64 48` makes it.")
    return kept_secret(data_dir / "secret_key")


def kept_secret(path: Path) -> str:
    """The secret in this file, which only its owner may read; made if absent, safely when several start at once."""
    if path.exists():
        return path.read_text()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()
