"""Faults on demand for Magnum's operations, to test programs and messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = "cluster-fault"
"""File in the folder of sockets and pid files, which each start of the cloud empties."""
WORDS = "create-error, slow=SECONDS, stuck or none"
REASON = "Rehearsed failure (sandbox fault create-error): the control plane did not become ready"


@dataclass(frozen=True)
class Fault:
    """`create-error`: a new cluster ends in CREATE_FAILED. `slow`: every operation takes at least so many seconds.
    `stuck`: operations stay in progress until the fault is cleared."""

    kind: str = "none"
    seconds: int = 0

    def __str__(self) -> str:
        return f"slow={self.seconds}" if self.kind == "slow" else self.kind


def parse(text: str) -> Fault:
    """Parse a fault; raises ValueError for anything else."""
    slow = re.fullmatch(r"slow=(\d{1,4})", text)
    if slow:
        return Fault("slow", int(slow[1]))
    if text in ("none", "create-error", "stuck"):
        return Fault(text)
    raise ValueError(f"got {text!r}, want {WORDS}")


def read(path: Path) -> Fault:
    """The current fault; `none` without a file."""
    try:
        return parse(path.read_text().strip())
    except FileNotFoundError:
        return Fault()


def write(path: Path, fault: Fault) -> None:
    """Set a fault, or clear it with `none`."""
    if fault.kind == "none":
        path.unlink(missing_ok=True)
        return
    fresh = path.with_suffix(".new")
    fresh.write_text(str(fault))
    fresh.replace(path)
