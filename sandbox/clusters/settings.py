"""What the parts that run clusters know of their cloud; written with the configuration of Magnum."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from sandbox.clusters.faults import FILE

VARIABLE = "AES_SANDBOX_CLUSTERS"
"""Environment variable that names the file."""


@dataclass(frozen=True)
class Settings:
    """Folders, ports and names."""

    cloud: Path
    """The run folder of the cloud."""
    etcd: str
    """URL of the one etcd of all clusters."""
    identity: str
    """Keystone's URL."""
    region: str
    zones: tuple[str, ...]
    first_port: int
    last_port: int
    """API servers listen on ports between these two, both included."""

    @classmethod
    def read(cls, path: Path | None = None) -> Settings:
        """Read the file, by default the one that the environment names."""
        said = json.loads((path or Path(os.environ[VARIABLE])).read_text())
        return cls(**{**said, "cloud": Path(said["cloud"]), "zones": tuple(said["zones"])})

    @property
    def clusters(self) -> Path:
        """One folder a cluster."""
        return self.cloud / "data" / "clusters"

    @property
    def program(self) -> Path:
        """The toolchain's Kubernetes: which each start of the cloud renews."""
        return self.cloud / "toolchain" / "kubernetes"

    @property
    def log(self) -> Path:
        """Where each program has its log."""
        return self.cloud / "log"

    @property
    def supervisor(self) -> Path:
        """The cloud's supervisord."""
        return self.cloud / "run" / "supervisor.sock"

    @property
    def fault(self) -> Path:
        """The failure that is rehearsed; forgotten when the cloud is started again."""
        return self.cloud / "run" / FILE
