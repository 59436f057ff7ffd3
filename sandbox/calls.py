"""The functions that service files name: one-time steps that need an API, and checks that say what is usable."""

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

CLUSTER_SECONDS = 90
"""How long a cluster's API server may take to start, with others beside it."""

_connections: dict[str, openstack.connection.Connection] = {}


def administrator(cloud: Cloud) -> openstack.connection.Connection:
    """The administrator's connection, kept: each new one costs several requests."""
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
    """Empty databases of which a first-time step has made only a part."""
    sql = "".join(f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb3;" for name in names)
    command = ["mariadb", "--no-defaults", f"--socket={cloud.places.run / 'mariadb.sock'}"]
    result = subprocess.run(command, input=sql, env=cloud.process_environment(), capture_output=True, text=True)
    if result.returncode != 0:
        raise Problem(f"cannot empty {', '.join(names)}: {result.stderr.strip()}")


def make_cell(cloud: Cloud) -> None:
    """Nova's one cell; that it is there already is fine."""
    config = str(cloud.places.etc / "nova" / "nova.conf")
    command = ["nova-manage", "--config-file", config, "cell_v2", "create_cell", "--name", "cell1"]
    result = subprocess.run(command, env=cloud.process_environment(), capture_output=True, text=True)
    if result.returncode not in (0, 2):
        raise Problem(f"Nova's cell cannot be made: {(result.stdout + result.stderr).strip()[-600:]}")


def make_rings(cloud: Cloud) -> None:
    """Swift's rings: one device, one replica."""
    folder = cloud.places.etc / "swift"
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
                raise Problem(f"Swift's {kind} ring cannot be made: {(result.stdout + result.stderr).strip()}")
    shutil.rmtree(folder / "backups", ignore_errors=True)


def make_catalog(cloud: Cloud) -> None:
    """Service user, roles and endpoints."""
    connection = administrator(cloud)
    catalog.make(connection, cloud.endpoints, cloud.site.region, cloud.secrets["service"])
    catalog.make_trustees(connection, cloud.secrets["trustees"])
    # It has learnt the catalog as it was before.
    del _connections[cloud.identity]


def link_toolchain(cloud: Cloud) -> None:
    """Have etcd and Kubernetes built when they are not, and link them into the cloud."""
    toolchain.link(toolchain.build(), cloud.places.toolchain)


def start_clusters(cloud: Cloud) -> None:
    """Start the API server of every cluster that is there, all at once, and wait for them."""
    settings = Settings.read(cloud.places.clusters)
    servers = [Server(settings, spec) for spec in Clusters(settings).all()]
    for server in servers:
        if server.config.exists():  # without it Magnum has not come to start it yet, and will
            server.ensure()
    for server in servers:
        if server.config.exists() and not wait_ready(server, CLUSTER_SECONDS):
            raise Problem(f"cluster {server.spec.stack} does not become ready: {server.last_line()}")


def make_state_place(cloud: Cloud) -> None:
    """Where the stack's state is kept."""
    state_place.make(cloud, administrator(cloud))


def make_prerequisites(cloud: Cloud) -> None:
    """What the operator owes."""
    seed.make(administrator(cloud), cloud.site)


def chassis_registered(cloud: Cloud) -> bool:
    """Each chassis is known to OVN and has acknowledged just now.

    After a longer stop every chassis looks dead, and Neutron refuses to bind ports for the first seconds."""
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
    """Neutron sees every chassis alive; asked once Keystone answers."""
    agents = list(administrator(cloud).network.agents())
    return sum(bool(agent.is_alive) for agent in agents) >= len(cloud.site.computes)


def computes_usable(cloud: Cloud) -> bool:
    """Every compute is up and mapped into the cell."""
    compute = administrator(cloud).compute
    up = [service for service in compute.services(binary="nova-compute") if service.state == "up"]
    wanted = len(cloud.site.computes)
    return len(up) >= wanted and len(list(compute.hypervisors())) >= wanted


def volumes_usable(cloud: Cloud) -> bool:
    """Every backend of Cinder is up."""
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
    """Do a one-time step by its name."""
    STEPS[name](cloud)


def ask(cloud: Cloud, name: str) -> bool:
    """Ask a check by its name; an API that does not answer yet is a no."""
    try:
        return CHECKS[name](cloud)
    except (SDKException, ClientException):
        return False


def inputs(cloud: Cloud, name: str) -> str:
    """What a step depends on besides its name; when it changes, the step is done again."""
    known: dict[str, Any] = {
        "make_catalog": lambda: json.dumps([cloud.endpoints, catalog.ROLES, catalog.TRUSTEES]),
        "make_rings": lambda: json.dumps(cloud.plan.ports["swift"]),
        "make_state_place": lambda: state_place.container(cloud.site.name),
        "seed": lambda: seed.description(cloud.site),
    }
    return known[name]() if name in known else ""
