"""Reconcile a running cluster's nodes with its desired state."""

from __future__ import annotations

import time
from typing import Any

from sandbox.clusters import nodes
from sandbox.clusters.api import Api, ApiError
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Spec

NODES = "/api/v1/nodes"
GROUP = "magnum.openstack.org/nodegroup"
DRAIN_SECONDS = 20
"""Seconds after which pods are deleted despite a disruption budget; Cluster API waits longer."""


def sync_nodes(settings: Settings, spec: Spec, api: Api) -> dict[str, list[str]]:
    """Add, change and remove nodes; returns the addresses of each group's nodes."""
    present = {node["metadata"]["name"]: node for node in api.items(NODES)}
    wanted = {
        name: group
        for group in spec.groups.values()
        for name in nodes.node_names(spec, group, _names_of(present.values(), group.name))
    }
    for name in present.keys() - wanted.keys():
        remove_node(api, name)
    free = nodes.free_addresses(spec.cidr, map(address_of, present.values()))
    addresses: dict[str, list[str]] = {name: [] for name in spec.groups}
    for name, group in wanted.items():
        known = present.get(name)
        address = address_of(known) if known else next(free)
        if known is None:
            api.create(NODES, nodes.node(spec, group, name, settings.region, settings.zones, address))
        elif known["status"]["nodeInfo"]["kubeletVersion"] != spec.version:
            api.patch(f"{NODES}/{name}/status", {"status": {"nodeInfo": nodes.node_info(spec, name)}})
        addresses[group.name].append(address)
    return addresses


def all_ready(spec: Spec, api: Api) -> bool:
    """True when every node exists, is ready and accepts pods."""
    found = api.items(NODES)
    return len(found) == sum(group.count for group in spec.groups.values()) and all(map(_is_ready, found))


def _is_ready(node: dict[str, Any]) -> bool:
    conditions = {each["type"]: each["status"] for each in node["status"].get("conditions", [])}
    taints = {taint["key"] for taint in node["spec"].get("taints", [])}
    return conditions.get("Ready") == "True" and "node.kubernetes.io/not-ready" not in taints


def _names_of(present: Any, group: str) -> list[str]:
    return [
        node["metadata"]["name"] for node in present if node["metadata"]["labels"].get(GROUP) == nodes.plain_name(group)
    ]


def address_of(node: dict[str, Any]) -> str:
    """A node's address inside the tenant's network."""
    return next((each["address"] for each in node["status"].get("addresses", []) if each["type"] == "InternalIP"), "")


def remove_node(api: Api, name: str) -> None:
    """Drain a node, then delete it, as Cluster API does."""
    api.patch(f"{NODES}/{name}", {"spec": {"unschedulable": True}})
    deadline = time.monotonic() + DRAIN_SECONDS
    while pods := _evictable(api, name):
        timed_out = time.monotonic() > deadline
        for pod in pods:
            _evict(api, pod["metadata"], timed_out)
        if timed_out:
            break
        time.sleep(0.3)
    api.delete(f"{NODES}/{name}")


def _evictable(api: Api, node: str) -> list[dict[str, Any]]:
    found = api.items(f"/api/v1/pods?fieldSelector=spec.nodeName%3D{node}")
    return [pod for pod in found if _owner(pod) != "DaemonSet"]


def _owner(pod: dict[str, Any]) -> str:
    return next((owner["kind"] for owner in pod["metadata"].get("ownerReferences", []) if owner.get("controller")), "")


def _evict(api: Api, pod: dict[str, Any], at_once: bool) -> None:
    """Evict a pod. If a disruption budget forbids it, the caller tries again; with `at_once` the pod is deleted."""
    if "deletionTimestamp" in pod:
        return
    path = f"/api/v1/namespaces/{pod['namespace']}/pods/{pod['name']}"
    if at_once:
        api.delete(path)
        return
    eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": pod["name"]}}
    try:
        api.create(f"{path}/eviction", eviction)
    except ApiError as error:
        if error.code not in (404, 429):
            raise
