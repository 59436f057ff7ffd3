"""Functions that service files call by name: one-time steps that need an API, and checks of what is usable."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import openstack
import openstack.connection
from keystoneauth1.exceptions import ClientException
from openstack.exceptions import SDKException

from sandbox import catalog, seed, state_place, toolchain
from sandbox.cloud import Cloud
from sandbox.clusters.server import Clusters, Server, wait_ready
from sandbox.clusters.settings import Settings
from sandbox.problems import Problem

CLUSTER_SECONDS = 240
"""Seconds that a cluster's API server may take to start when several start at the same time."""

_connections: dict[str, openstack.connection.Connection] = {}


def administrator(cloud: Cloud) -> openstack.connection.Connection:
    """The administrator's connection, cached because each new one costs several requests."""
    known = _connections.get(cloud.identity)
    if known is None:
        known = openstack.connect(
            auth_url=cloud.identity,
            username="admin",
            password=cloud.secrets["admin"],
            project_name="admin",
            user_domain_name="Default",
            project_domain_name="Default",
            region_name=cloud.site.region,
            load_yaml_config=False,
            load_envvars=False,
        )
        known.authorize()
        _connections[cloud.identity] = known
    return known


def recreate_databases(cloud: Cloud, names: tuple[str, ...]) -> None:
    """Drop and create databases that an interrupted first-time step has left incomplete."""
    sql = "".join(f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb3;" for name in names)
    command = ["mariadb", "--no-defaults", f"--socket={cloud.paths.run / 'mariadb.sock'}"]
    result = subprocess.run(command, input=sql, env=cloud.process_environment(), capture_output=True, text=True)
    if result.returncode != 0:
        raise Problem(f"cannot empty {', '.join(names)}: {result.stderr.strip()}")


def make_cell(cloud: Cloud) -> None:
    """Create Nova's only cell; an existing one is accepted."""
    config = str(cloud.paths.etc / "nova" / "nova.conf")
    command = ["nova-manage", "--config-file", config, "cell_v2", "create_cell", "--name", "cell1"]
    result = subprocess.run(command, env=cloud.process_environment(), capture_output=True, text=True)
    if result.returncode not in (0, 2):
        raise Problem(f"Nova's cell cannot be created: {(result.stdout + result.stderr).strip()[-600:]}")


def make_rings(cloud: Cloud) -> None:
    """Create Swift's rings: one device, one replica."""
    folder = cloud.paths.etc / "swift"
    builder = str(cloud.environment.venv / "bin" / "swift-ring-builder")
    for kind in ("account", "container", "object"):
        ring = str(folder / f"{kind}.builder")
        device = ["--region", "1", "--zone", "1", "--ip", "127.0.0.1", "--port", str(cloud.port("swift", kind))]
        (folder / f"{kind}.builder").unlink(missing_ok=True)
        for words in (["create", "4", "1", "0"], ["add", *device, "--device", "d1", "--weight", "1"], ["rebalance"]):
            result = subprocess.run(
                [builder, ring, *words], env=cloud.process_environment(), capture_output=True, text=True
            )
            if result.returncode != 0:
                raise Problem(f"Swift's {kind} ring cannot be created: {(result.stdout + result.stderr).strip()}")
    shutil.rmtree(folder / "backups", ignore_errors=True)


def make_catalog(cloud: Cloud) -> None:
    """Create the service user, the roles and the endpoints."""
    connection = administrator(cloud)
    catalog.make(connection, cloud.endpoints, cloud.site.region, cloud.secrets["service"])
    catalog.make_trustees(connection, cloud.secrets["trustees"])
    # The cached connection still holds the previous catalog.
    del _connections[cloud.identity]


def link_toolchain(cloud: Cloud) -> None:
    """Build etcd and Kubernetes if they are missing, and link them into the cloud."""
    toolchain.link(toolchain.build(), cloud.paths.toolchain)


def start_clusters(cloud: Cloud) -> None:
    """Start the API servers of all existing clusters in parallel, and wait until they are ready."""
    settings = Settings.read(cloud.paths.clusters)
    servers = [Server(settings, spec) for spec in Clusters(settings).all()]
    for server in servers:
        if server.config.exists():  # without it Magnum has not started the cluster yet; it will
            server.ensure()
    for server in servers:
        if server.config.exists() and not wait_ready(server, CLUSTER_SECONDS):
            raise Problem(f"cluster {server.spec.stack} does not become ready: {server.last_line()}")


def make_state_place(cloud: Cloud) -> None:
    """Create the project, user and container that hold the stack's state."""
    state_place.make(cloud, administrator(cloud))


def make_prerequisites(cloud: Cloud) -> None:
    """Create the operator's prerequisites."""
    seed.make(administrator(cloud), cloud.site)


def chassis_registered(cloud: Cloud) -> bool:
    """True when OVN knows every chassis and each has just acknowledged.

    After a longer stop every chassis looks dead, and Neutron does not bind ports for the first seconds."""
    southbound = f"--db=tcp:127.0.0.1:{cloud.port('ovn', 'southbound')}"
    northbound = f"--db=tcp:127.0.0.1:{cloud.port('ovn', 'northbound')}"
    listing = [
        "ovn-sbctl",
        southbound,
        "--timeout=10",
        "--format=csv",
        "--no-headings",
        "--columns=name",
        "list",
        "Chassis",
    ]
    known = set(_output(cloud, listing).split())
    if {compute.name for compute in cloud.site.computes} - known:
        return False
    return _run(cloud, ["ovn-nbctl", northbound, "--timeout=15", "--wait=hv", "sync"]).returncode == 0


def chassis_alive(cloud: Cloud) -> bool:
    """True when Neutron sees every chassis alive; needs Keystone."""
    agents = list(administrator(cloud).network.agents())
    return sum(bool(agent.is_alive) for agent in agents) >= len(cloud.site.computes)


def computes_usable(cloud: Cloud) -> bool:
    """True when every compute host is up and mapped into the cell."""
    compute = administrator(cloud).compute
    up = [service for service in compute.services(binary="nova-compute") if service.state == "up"]
    wanted = len(cloud.site.computes)
    return len(up) >= wanted and len(list(compute.hypervisors())) >= wanted


def volumes_usable(cloud: Cloud) -> bool:
    """True when every backend of Cinder is up."""
    services = administrator(cloud).block_storage.services(binary="cinder-volume")
    return sum(service.state == "up" for service in services) >= len(cloud.site.volume_types)


def _run(cloud: Cloud, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=cloud.process_environment(), capture_output=True, text=True)


def _output(cloud: Cloud, command: list[str]) -> str:
    result = _run(cloud, command)
    return result.stdout if result.returncode == 0 else ""


STEPS: dict[str, Callable[[Cloud], None]] = {
    "make_cell": make_cell,
    "make_rings": make_rings,
    "make_catalog": make_catalog,
    "link_toolchain": link_toolchain,
    "start_clusters": start_clusters,
    "make_state_place": make_state_place,
    "seed": make_prerequisites,
}

CHECKS: dict[str, Callable[[Cloud], bool]] = {
    "chassis_registered": chassis_registered,
    "chassis_alive": chassis_alive,
    "computes_usable": computes_usable,
    "volumes_usable": volumes_usable,
}


def call(cloud: Cloud, name: str) -> None:
    """Run a one-time step by its name."""
    STEPS[name](cloud)


def check(cloud: Cloud, name: str) -> bool:
    """Run a check by its name; false while the API does not answer."""
    try:
        return CHECKS[name](cloud)
    except (SDKException, ClientException):
        return False


def inputs(cloud: Cloud, name: str) -> str:
    """Input of a step besides its name, as text; when it changes, the step runs again."""
    known: dict[str, Any] = {
        "make_catalog": lambda: json.dumps([cloud.endpoints, catalog.ROLES, catalog.TRUSTEES]),
        "make_rings": lambda: json.dumps(cloud.plan.ports["swift"]),
        "make_state_place": lambda: state_place.container(cloud.site.name),
        "seed": lambda: seed.description(cloud.site),
    }
    return known[name]() if name in known else ""
