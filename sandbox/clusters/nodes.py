"""Node objects: the nodes of a node group, as the cluster's API shows them."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.clusters.spec import Group, Spec

PODS = 110
PREFIX = 59
"""Maximum length of a host name's prefix."""
CONTROL_PLANE = "node-role.kubernetes.io/control-plane"
HEALTHY = {
    "Ready": ("True", "KubeletReady"),
    "MemoryPressure": ("False", "KubeletHasSufficientMemory"),
    "DiskPressure": ("False", "KubeletHasNoDiskPressure"),
    "PIDPressure": ("False", "KubeletHasSufficientPID"),
}


def node_names(spec: Spec, group: Group, present: Iterable[str] = ()) -> list[str]:
    """Names of a group's nodes: existing nodes with the lowest numbers stay, gaps are filled."""
    prefix = prefix_of(spec, group)
    numbers = sorted(
        int(name.removeprefix(prefix))
        for name in present
        if name.startswith(prefix) and name.removeprefix(prefix).isdigit()
    )[: group.count]
    free = (number for number in range(group.count) if number not in numbers)
    numbers += [next(free) for _ in range(group.count - len(numbers))]
    return [f"{prefix}{number}" for number in sorted(numbers)]


def plain_name(name: str) -> str:
    """A node group's name as a label value, in the form that k8s_capi_helm uses."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:63].strip("-")


def prefix_of(spec: Spec, group: Group) -> str:
    """Prefix of a group's host names, short enough for a label's 63 characters."""
    whole = f"{spec.stack}-{plain_name(group.name)}"
    if len(whole) > PREFIX:
        mark = hashlib.sha256(group.name.encode()).hexdigest()[:6]
        whole = f"{whole[: PREFIX - 7].strip('-')}-{mark}"
    return f"{whole}-"


def zone_of(group: Group, number: int, zones: tuple[str, ...]) -> str:
    """The zone of a node by its number."""
    return group.zone or zones[number % len(zones)]


def free_addresses(cidr: str, taken: Iterable[str]) -> Iterator[str]:
    """Free addresses for nodes, from the end of their subnet, which a DHCP pool hands out last."""
    network, used = ipaddress.ip_network(cidr), set(taken)
    for at in range(network.num_addresses - 2, 0, -1):
        if str(network[at]) not in used:
            yield str(network[at])


def node(spec: Spec, group: Group, name: str, region: str, zones: tuple[str, ...], address: str) -> dict[str, Any]:
    """A node that has just joined, with the fields that its kubelet and the cloud controller would set."""
    zone = zone_of(group, int(name.rsplit("-", 1)[1]), zones)
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {"name": name, "labels": labels(group, name, region, zone)},
        "spec": {
            "providerID": f"openstack:///{uuid.uuid5(uuid.UUID(spec.uuid), name)}",
            "taints": [{"key": CONTROL_PLANE, "effect": "NoSchedule"}] if group.is_control_plane else [],
        },
        "status": status(spec, group, name, address),
    }


def labels(group: Group, name: str, region: str, zone: str) -> dict[str, str]:
    """The well-known labels, and those with which Magnum's drivers mark a node group."""
    role = CONTROL_PLANE if group.is_control_plane else f"node-role.kubernetes.io/{plain_name(group.role)}"
    return {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "node.kubernetes.io/instance-type": group.flavor.name,
        "topology.kubernetes.io/region": region,
        "topology.kubernetes.io/zone": zone,
        "topology.cinder.csi.openstack.org/zone": zone,
        "magnum.openstack.org/nodegroup": plain_name(group.name),
        "magnum.openstack.org/role": plain_name(group.role),
        "capi.stackhpc.com/node-group": plain_name(group.name),
        role: "",
    }


def status(spec: Spec, group: Group, name: str, address: str) -> dict[str, Any]:
    """Capacity, address and versions; nothing is reserved for the system."""
    flavor = group.flavor
    capacity = {
        "cpu": str(flavor.vcpus),
        "memory": f"{flavor.ram}Mi",
        "ephemeral-storage": f"{flavor.disk}Gi",
        "pods": str(PODS),
    }
    return {
        "capacity": capacity,
        "allocatable": capacity,
        "addresses": [{"type": "InternalIP", "address": address}, {"type": "Hostname", "address": name}],
        "conditions": [
            {"type": kind, "status": value, "reason": reason, "message": "simulated"}
            for kind, (value, reason) in HEALTHY.items()
        ],
        "nodeInfo": node_info(spec, name),
    }


def node_info(spec: Spec, name: str) -> dict[str, str]:
    """The machine data that a kubelet reports."""
    return {
        "machineID": name,
        "systemUUID": str(uuid.uuid5(uuid.UUID(spec.uuid), name)),
        "bootID": name,
        "kernelVersion": "6.8.0-rehearsal",
        "osImage": "Ubuntu 24.04 (rehearsal)",
        "containerRuntimeVersion": "containerd://2.0.0",
        "kubeletVersion": spec.version,
        "kubeProxyVersion": spec.version,
        "operatingSystem": "linux",
        "architecture": "amd64",
    }
