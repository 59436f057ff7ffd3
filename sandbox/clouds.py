"""The `clouds.yaml` entry for OpenStack clients, and the shell settings to use it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import yaml

from sandbox.cloud import Cloud
from sandbox.passwords import write_private


def write_clouds(cloud: Cloud) -> Path:
    """Write `clouds.yaml` with the administrator's entry, named like the site, and link the client that reads it."""
    entry = connection_entry(cloud, "admin", cloud.secrets["admin"], "admin")
    write_private(cloud.paths.clouds_yaml, yaml.safe_dump({"clouds": {cloud.site.name: entry}}, sort_keys=False))
    _link_client(cloud)
    return cloud.paths.clouds_yaml


def connection_entry(cloud: Cloud, user: str, password: str, project: str) -> dict[str, Any]:
    """An entry of a `clouds.yaml`."""
    return {
        "auth": {
            "auth_url": cloud.identity,
            "username": user,
            "password": password,
            "project_name": project,
            "user_domain_name": "Default",
            "project_domain_name": "Default",
        },
        "region_name": cloud.site.region,
        "identity_api_version": 3,
        "interface": "public",
    }


def shell_settings(cloud: Cloud) -> str:
    """Lines for `eval`: where clouds.yaml is, and a folder with `openstack` alone on the PATH.

    Not OS_CLOUD: the file has one entry, and when the variable is set the Pulumi plugin ignores every other setting."""
    _link_client(cloud)
    return "\n".join(
        (
            f"export OS_CLIENT_CONFIG_FILE={shlex.quote(str(cloud.paths.clouds_yaml))}",
            f'export PATH={shlex.quote(str(_client_folder(cloud)))}:"$PATH"',
        )
    )


def _client_folder(cloud: Cloud) -> Path:
    return cloud.paths.root / "bin"


def _link_client(cloud: Cloud) -> None:
    _client_folder(cloud).mkdir(parents=True, exist_ok=True)
    link = _client_folder(cloud) / "openstack"
    link.unlink(missing_ok=True)
    link.symlink_to(cloud.environment.venv / "bin" / "openstack")
