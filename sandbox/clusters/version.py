"""Kubernetes versions that the API server can emulate."""

from __future__ import annotations

import re
from dataclasses import dataclass

BUILT = (1, 36)
"""The minor version of the toolchain's Kubernetes."""
OLDEST = (1, 33)
"""The oldest minor version whose API it can emulate."""


@dataclass(frozen=True, order=True)
class Version:
    """A Kubernetes version."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"v{self.major}.{self.minor}.{self.patch}"

    @property
    def emulated(self) -> str:
        """Value of `--emulated-version`; empty when nothing has to be emulated."""
        return "" if (self.major, self.minor) == BUILT else f"{self.major}.{self.minor}"


def parse(text: str) -> Version:
    """Parse `v1.35.2` or `1.35.2`; raises ValueError for another form or for a version that cannot be emulated."""
    found = re.fullmatch(r"v?(\d+)\.(\d+)\.(\d+)", text.strip())
    if not found:
        raise ValueError(f"Kubernetes version {text!r} is not like v{BUILT[0]}.{BUILT[1]}.0")
    version = Version(*map(int, found.groups()))
    if not OLDEST <= (version.major, version.minor) <= BUILT:
        known = f"{OLDEST[0]}.{OLDEST[1]} to {BUILT[0]}.{BUILT[1]}"
        raise ValueError(f"Kubernetes {version} is not available in a rehearsal, which offers {known}")
    return version


def check_upgrade(old: Version, new: Version) -> None:
    """Raise ValueError for upgrades that Cluster API rejects too: downgrades and skipped minor versions."""
    if new < old or (new.major, new.minor) > (old.major, old.minor + 1):
        why = "a downgrade" if new < old else "more than one minor version at a time"
        raise ValueError(f"cannot update Kubernetes version from {old} to {new}: {why}")
