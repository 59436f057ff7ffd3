"""Checks before a cloud starts: its ports are free, disk and memory suffice."""

from __future__ import annotations

import shutil
import socket

import psutil

from sandbox.cloud import Cloud
from sandbox.problems import NOT_POSSIBLE, Problem

DISK_MIB = 1500
"""MiB for databases, logs and a snapshot of one cloud."""

MEMORY_MIB = 4000


def check_resources(cloud: Cloud) -> None:
    """Raise a Problem when disk space or memory is not sufficient."""
    for folder in (cloud.paths.cloud, cloud.environment.folder):
        free = shutil.disk_usage(folder).free >> 20
        if free < DISK_MIB:
            raise Problem(
                f"{folder} has {free} MiB of free disk space; a cloud needs {DISK_MIB}",
                "free some space, or set AES_ESTATE_STATE and AES_ESTATE_CACHE to folders on another disk",
                NOT_POSSIBLE,
            )
    free = psutil.virtual_memory().available >> 20
    if free < MEMORY_MIB:
        raise Problem(
            f"this machine has {free} MiB of available memory; a cloud needs {MEMORY_MIB}",
            "stop something, for example another site's cloud: python3 -m sandbox down --site …",
            NOT_POSSIBLE,
        )


def check_ports(cloud: Cloud) -> None:
    """Raise a Problem when a port of the site is in use on loopback."""
    for service, ports in cloud.plan.ports.items():
        for name, number in ports.items():
            if not _is_free(number):
                raise Problem(
                    f"port {number} ({service}'s {name}) is in use by {_holder(number)}",
                    f"stop that process, or give the site other ports: rehearsal.firstPort of {cloud.site.name} "
                    f"in stacks/alliance.yaml (now {cloud.site.first_port}), then reset the cloud",
                    NOT_POSSIBLE,
                )


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _holder(port: int) -> str:
    for connection in psutil.net_connections("tcp"):
        if connection.laddr and connection.laddr.port == port and connection.pid:
            process = psutil.Process(connection.pid)
            return f"process {process.pid} ({' '.join(process.cmdline())[:80] or process.name()})"
    return "a process of another user"
