"""Where the sandbox keeps things. Standard library only: used before the environment exists."""

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
    """What can be made again: environments and snapshots."""
    return _root("AES_ESTATE_CACHE", "XDG_CACHE_HOME", ".cache")


def state_root() -> Path:
    """What belongs to this user's sites."""
    return _root("AES_ESTATE_STATE", "XDG_STATE_HOME", ".local/state")


@dataclass(frozen=True)
class Places:
    """The folders and files of one site's cloud."""

    site: str
    root: Path
    """`<state>/<site>`: shared with the rest of the estate."""

    @classmethod
    def of(cls, site: str) -> Places:
        """The places of a site, by its key."""
        return cls(site=site, root=state_root() / site)

    @property
    def shared(self) -> Path:
        """What operators of all sites share (0600)."""
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
        """One log file a process."""
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
        """Which one-time steps are done."""
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
        """Its own etcd and Kubernetes, renewed at each start."""
        return self.cloud / "toolchain"

    @property
    def clusters(self) -> Path:
        """What the parts that run Kubernetes clusters know of the cloud."""
        return self.etc / "magnum" / "clusters.json"

    @property
    def lock(self) -> Path:
        """Held by the command that changes this cloud. Outside of it, so that it outlives a reset."""
        return self.root / "cloud.lock"

    @property
    def used(self) -> Path:
        """There since the cloud was first handed over, so that anything may be deployed on it."""
        return self.cloud / "used"

    @property
    def started(self) -> Path:
        """What the running cloud was started with."""
        return self.run / "started.json"

    def make(self) -> None:
        """Make the folders, for the owner only."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.cloud.mkdir(exist_ok=True)
        self.cloud.chmod(0o700)
        for folder in (self.run, self.log, self.etc, self.data, self.once, self.cloud / "home"):
            folder.mkdir(exist_ok=True)
