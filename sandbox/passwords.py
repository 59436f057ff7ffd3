"""Every password of a cloud: random, made when it is first started, kept in one file for the owner only."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

import yaml

NAMES = ("admin", "service", "database", "messaging", "object_hash", "trustees")


def ensure_secrets(path: Path) -> dict[str, str]:
    """Read the passwords, making those that are not there yet."""
    known: dict[str, str] = (yaml.safe_load(path.read_text()) or {}) if path.exists() else {}
    wanted = {name: secrets.token_urlsafe(24) for name in NAMES}
    wanted["key_encryption_key"] = base64.b64encode(secrets.token_bytes(32)).decode()
    if wanted.keys() - known.keys():
        known = {**wanted, **known}
        write_private(path, yaml.safe_dump(known))
    return known


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)
