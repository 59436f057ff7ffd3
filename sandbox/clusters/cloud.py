"""A cluster's connection to its cloud: through its creator's trust, in its creator's project."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import openstack.connection

from sandbox.clusters.settings import Settings
from sandbox.passwords import write_private


@dataclass(frozen=True)
class Trust:
    """Magnum's trustee for one cluster."""

    user: str
    password: str
    trust: str


def write_trust(folder: Path, trust: Trust) -> None:
    """Write the trust to the cluster's folder, readable only by the cloud's owner."""
    write_private(folder / "trust.json", json.dumps(asdict(trust)))


def connect(settings: Settings, folder: Path) -> openstack.connection.Connection:
    """The cluster's own connection."""
    trust = Trust(**json.loads((folder / "trust.json").read_text()))
    return openstack.connection.Connection(
        auth_type="v3password",
        auth={
            "auth_url": settings.identity,
            "user_id": trust.user,
            "password": trust.password,
            "trust_id": trust.trust,
        },
        region_name=settings.region,
        identity_api_version="3",
    )
