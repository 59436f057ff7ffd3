"""A copy of the data right after the first initialisation, so that a reset does not repeat it.

The data hold paths, ports and passwords, so a snapshot fits only the same lock, product, site and path."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from sandbox.cloud import Cloud
from sandbox.environment import SEARCH, cache_root
from sandbox.launch import accepts
from sandbox.problems import Problem
from sandbox.supervision import Supervisor

KEPT = ("data", "etc/keystone", "etc/swift", "once", "secrets.yaml")
LEFT_OUT = ("data/rabbitmq", "data/etcd")
ANSWER_SECONDS = 120


def path_of(cloud: Cloud) -> Path:
    """Path of this cloud's snapshot."""
    return cache_root() / "sandbox" / "snapshots" / f"{cloud.site.name}-{cloud.data_fingerprint()}.tar.zst"


def exists(cloud: Cloud) -> bool:
    """True when there is a snapshot for exactly this cloud."""
    return path_of(cloud).exists()


def save(cloud: Cloud, supervisor: Supervisor) -> bool:
    """Stop the database while its files are copied (1 s), then pack the copy. The services reconnect by themselves:
    each checks its connection before use. False if the database did not stop: a copy of files that are being written
    is no snapshot, and the next reset initialises the data again."""
    target = path_of(cloud)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.parent.chmod(0o700)
    copy = cloud.paths.cloud / "snapshot"
    shutil.rmtree(copy, ignore_errors=True)
    stopped = supervisor.stop(["mariadb"]) == []
    try:
        if stopped:
            _copy(cloud, copy)
    finally:
        _restart_database(cloud, supervisor)
    if not stopped:
        return False
    fresh = target.with_suffix(".new")
    # Only for the owner: it holds every password of the cloud.
    fresh.touch(mode=0o600)
    _run(["tar", "--sparse", "--use-compress-program=zstd -q -3 -T0", "-C", str(copy), "-cf", str(fresh), "."])
    fresh.replace(target)
    shutil.rmtree(copy)
    _delete_outdated(cloud, target)
    return True


def _restart_database(cloud: Cloud, supervisor: Supervisor) -> None:
    """Start the database and wait until it answers; again if a late stop ended it."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < deadline:
        supervisor.start("mariadb")
        if accepts(("127.0.0.1", cloud.port("mariadb", "sql"))):
            return
        time.sleep(0.2)
    raise Problem(
        f"MariaDB did not start again within {ANSWER_SECONDS} s",
        f"see {cloud.paths.log / 'mariadb.log'}, then run the same command again",
    )


def _copy(cloud: Cloud, copy: Path) -> None:
    for part in KEPT:
        source, target = cloud.paths.cloud / part, copy / part
        target.parent.mkdir(parents=True, exist_ok=True)
        _run(["cp", "-a", "--sparse=always", str(source), str(target)])
    for part in LEFT_OUT:
        shutil.rmtree(copy / part, ignore_errors=True)


def _delete_outdated(cloud: Cloud, kept: Path) -> None:
    """Delete snapshots of the same site that no longer fit."""
    for other in kept.parent.glob(f"{cloud.site.name}-*.tar.zst"):
        if other != kept:
            other.unlink()


def load(cloud: Cloud) -> None:
    """Unpack the snapshot into an empty run folder."""
    command = ["tar", "--use-compress-program=zstd -q", "-C", str(cloud.paths.cloud), "-xf", str(path_of(cloud))]
    _run(command)


def _run(command: list[str]) -> None:
    result = subprocess.run(command, env={"PATH": SEARCH}, capture_output=True, text=True)
    if result.returncode != 0:
        raise Problem(f"`{command[0]}` failed: {result.stderr.strip()[-400:]}")
