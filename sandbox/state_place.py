"""The stack's state: a separate project in the site's object store, and the only user that can read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from sandbox.clouds import connection_entry
from sandbox.passwords import write_private

if TYPE_CHECKING:
    from openstack.connection import Connection

    from sandbox.cloud import Cloud

PROJECT = "state"
KEEPER = "state-keeper"
ROLE = "member"


def container(site: str) -> str:
    """Name of the container, as in `state.backends` of `alliance.yaml`."""
    return f"aes-{site}-state"


def make(cloud: Cloud, connection: Connection) -> None:
    """Create the project, the user, its S3 key and the container, unless they exist."""
    identity = connection.identity
    project = identity.find_project(PROJECT) or identity.create_project(name=PROJECT, domain_id="default")
    keeper = identity.find_user(KEEPER) or identity.create_user(
        name=KEEPER, domain_id="default", password=cloud.secrets["state_keeper"], default_project_id=project.id
    )
    identity.assign_project_role_to_user(project, keeper, identity.find_role(ROLE, ignore_missing=False))
    if not list(identity.credentials(user_id=keeper.id, type="ec2")):
        identity.create_credential(user_id=keeper.id, project_id=project.id, type="ec2", blob=json.dumps(_key(cloud)))
    own = connection.connect_as(username=KEEPER, password=cloud.secrets["state_keeper"], project_name=PROJECT)
    own.object_store.create_container(name=container(cloud.site.name))


def write_access(cloud: Cloud) -> None:
    """Write the keeper's access for the estate's commands: for S3 in AWS's files, and for OpenStack's own API."""
    key = _key(cloud)
    credentials = {"aws_access_key_id": key["access"], "aws_secret_access_key": key["secret"]}
    write_private(cloud.paths.root / "state-credentials", _profile("state", credentials))
    settings = {"region": cloud.site.region, "endpoint_url": cloud.url("swift", "api")}
    write_private(cloud.paths.root / "state-config", _profile("profile state", settings))
    entry = connection_entry(cloud, KEEPER, cloud.secrets["state_keeper"], PROJECT)
    write_private(cloud.paths.root / "state-clouds.yaml", yaml.safe_dump({"clouds": {"state": entry}}, sort_keys=False))


def _profile(title: str, values: dict[str, str]) -> str:
    return "\n".join((f"[{title}]", *(f"{name} = {value}" for name, value in values.items()), ""))


def _key(cloud: Cloud) -> dict[str, str]:
    """The first key, or the one with which `estate rotate` has replaced it since; a reset removes that one."""
    rotated = cloud.paths.cloud / "state-key.json"
    if rotated.exists():
        known = json.loads(rotated.read_text())
        return {"access": known["access"], "secret": known["secret"]}
    return {"access": cloud.secrets["state_access"], "secret": cloud.secrets["state_secret"]}
