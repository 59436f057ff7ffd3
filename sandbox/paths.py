"""Folders and files of the sandbox. Standard library only: used before the environment exists."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PRODUCT = Path(__file__).resolve().parent
"""The `sandbox/` folder of the repository."""

STACKS = Path(os.environ.get("AES_ESTATE_PROJECT") or PRODUCT.parent) / "stacks"
"""The estate's data: of the folder that `AES_ESTATE_PROJECT` names, else of the repository."""


def _root(own: str, xdg: str, default: str) -> Path:
    if os.environ.get(own):
        return Path(os.environ[own]).absolute()
    base = os.environ.get(xdg) or str(Path.home() / default)
    return Path(base).absolute() / "aes-estate"


def cache_root() -> Path:
    """Folder of data that can be created again: environments and snapshots."""
    return _root("AES_ESTATE_CACHE", "XDG_CACHE_HOME", ".cache")


def state_root() -> Path:
    """Folder of the data of this user's sites."""
    return _root("AES_ESTATE_STATE", "XDG_STATE_HOME", ".local/state")


@dataclass(frozen=True)
class Paths:
    """The folders and files of one site's cloud."""

    site: str
    root: Path
    """`<state>/<site>`, which other parts of the estate also use."""

    @classmethod
    def of(cls, site: str) -> Paths:
        """The paths of a site, by its key."""
        return cls(site=site, root=state_root() / site)

    @property
    def shared(self) -> Path:
        """Secrets that the operators of all sites share (0600)."""
        return self.root.parent / "shared-secrets.yaml"

    @property
    def cloud(self) -> Path:
        """The run folder: data, configuration, logs, sockets."""
        return self.root / "cloud"

    @property
    def run(self) -> Path:
        """Sockets and pid files; emptied at each start."""
        return self.cloud / "run"

    @property
    def log(self) -> Path:
        """Log files, one for each process."""
        return self.cloud / "log"

    @property
    def etc(self) -> Path:
        """Rendered configuration."""
        return self.cloud / "etc"

    @property
    def data(self) -> Path:
        """Databases, images, volumes, objects."""
        return self.cloud / "data"

    @property
    def once(self) -> Path:
        """Records of completed one-time steps."""
        return self.cloud / "once"

    @property
    def secrets(self) -> Path:
        """Every password of this cloud (0600)."""
        return self.cloud / "secrets.yaml"

    @property
    def clouds_yaml(self) -> Path:
        """The administrator's entry for OpenStack clients (0600)."""
        return self.root / "clouds.yaml"

    @property
    def toolchain(self) -> Path:
        """The cloud's own etcd and Kubernetes programs, replaced at each start."""
        return self.cloud / "toolchain"

    @property
    def clusters(self) -> Path:
        """Settings of the cloud for the programs that run Kubernetes clusters."""
        return self.etc / "magnum" / "clusters.json"

    @property
    def lock(self) -> Path:
        """Lock of the command that changes this cloud. Outside the run folder, so that a reset does not delete it."""
        return self.root / "cloud.lock"

    @property
    def used(self) -> Path:
        """Exists after the first complete start: from then on resources may be deployed."""
        return self.cloud / "used"

    @property
    def started(self) -> Path:
        """Fingerprint with which the running cloud was started."""
        return self.run / "started.json"

    def make(self) -> None:
        """Create the folders, accessible only to the owner."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.cloud.mkdir(exist_ok=True)
        self.cloud.chmod(0o700)
        for folder in (self.run, self.log, self.etc, self.data, self.once, self.cloud / "home"):
            folder.mkdir(exist_ok=True)
