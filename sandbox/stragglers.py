"""Processes of a cloud without a supervisor. They are identified by a variable in their environment, never by name."""

from __future__ import annotations

import psutil

from sandbox.cloud import MARKER


def find_stragglers(cloud_folder: str, spare: frozenset[int] = frozenset()) -> list[psutil.Process]:
    """Every process that was started for this cloud, except this one and those to spare."""
    found = []
    for process in psutil.process_iter():
        if process.pid in spare or process.pid == psutil.Process().pid:
            continue
        try:
            if process.environ().get(MARKER) == cloud_folder:
                found.append(process)
        except (psutil.AccessDenied, psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return found


def end_stragglers(cloud_folder: str, seconds: float = 5) -> list[str]:
    """Stop them with SIGTERM, then SIGKILL; returns the names of the processes."""
    left = find_stragglers(cloud_folder)
    names = []
    for process in left:
        try:
            names.append(f"{process.name()} ({process.pid})")
            process.terminate()
        except psutil.NoSuchProcess:
            continue
    _, stubborn = psutil.wait_procs(left, timeout=seconds)
    for process in stubborn:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(stubborn, timeout=5)
    return names
