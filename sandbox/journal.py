"""The logs of a cloud: list them, print the end of one, or follow it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sandbox.cloud import Cloud
from sandbox.problems import USAGE, Problem

LINES = 40


def logs_of(cloud: Cloud, name: str) -> list[Path]:
    """The logs of a process, or of every process of a service; the most recently written last."""
    found = [path for path in cloud.paths.log.glob("*.log") if path.stat().st_size]
    if name:
        found = [path for path in found if path.stem == name or path.stem.startswith((f"{name}-", f"once-{name}."))]
    return sorted(found, key=lambda path: path.stat().st_mtime)


def show(cloud: Cloud, name: str, follow: bool) -> int:
    """Print the end of the logs of a service or process; without a name, list the logs."""
    found = logs_of(cloud, name)
    if not found:
        raise Problem(f"{cloud.paths.log} has no log of {name or 'anything'}", code=USAGE)
    if follow:
        sys.stdout.flush()
        os.execvp("tail", ["tail", "-n", str(LINES), "-F", *map(str, found)])
    for path in found:
        if not name:
            print(f"{path.stat().st_size:>10}  {path}")
            continue
        print(f"==> {path} <==")
        print("\n".join(path.read_text(errors="replace").splitlines()[-LINES:]))
    return 0
