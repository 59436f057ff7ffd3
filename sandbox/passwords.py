"""Passwords of a cloud: random, generated at its first start, in one file that only the owner can read. Secrets that
the clouds of all sites share are in a separate file."""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
from pathlib import Path

import yaml

NAMES = (
    *("admin", "service", "database", "messaging", "object_hash", "trustees"),
    *("state_keeper", "state_access", "state_secret"),
)
KEYS = ("key_encryption_key", "object_encryption_root")


def ensure_secrets(path: Path) -> dict[str, str]:
    """Read the passwords, and generate missing ones."""
    known: dict[str, str] = (yaml.safe_load(path.read_text()) or {}) if path.exists() else {}
    wanted = {name: secrets.token_urlsafe(24) for name in NAMES}
    wanted.update((name, base64.b64encode(secrets.token_bytes(32)).decode()) for name in KEYS)
    if wanted.keys() - known.keys():
        known = {**wanted, **known}
        write_private(path, yaml.safe_dump(known))
    return known


def ensure_shared(path: Path) -> dict[str, str]:
    """Read the secrets that all sites share. The first cloud generates them; two clouds may start at the same time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        write_private(fresh, yaml.safe_dump({"sync_realm": secrets.token_urlsafe(24)}))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    shared: dict[str, str] = yaml.safe_load(path.read_text())
    return shared


def write_private(path: Path, text: str) -> None:
    """Write atomically a file that only its owner can read."""
    fresh = path.with_name(path.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)
