"""Settings of the cloud for the programs that run clusters; written with Magnum's configuration."""

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
    """URL of the etcd that all clusters share."""
    identity: str
    """Keystone's URL."""
    region: str
    zones: tuple[str, ...]
    first_port: int
    last_port: int
    """API servers listen on ports from `first_port` to `last_port`, both included."""

    @classmethod
    def read(cls, path: Path | None = None) -> Settings:
        """Read the file, by default the one that the environment variable names."""
        values = json.loads((path or Path(os.environ[VARIABLE])).read_text())
        return cls(**{**values, "cloud": Path(values["cloud"]), "zones": tuple(values["zones"])})

    @property
    def clusters(self) -> Path:
        """Parent of the clusters' folders."""
        return self.cloud / "data" / "clusters"

    @property
    def program(self) -> Path:
        """The toolchain's Kubernetes program, replaced at each start of the cloud."""
        return self.cloud / "toolchain" / "kubernetes"

    @property
    def log(self) -> Path:
        """Folder of the programs' logs."""
        return self.cloud / "log"

    @property
    def supervisor(self) -> Path:
        """Socket of the cloud's supervisord."""
        return self.cloud / "run" / "supervisor.sock"

    @property
    def fault(self) -> Path:
        """File of the current fault; deleted when the cloud starts again."""
        return self.cloud / "run" / FILE
