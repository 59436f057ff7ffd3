"""Services of type LoadBalancer become load balancers of Octavia, as the OpenStack cloud controller creates them."""

from __future__ import annotations

from typing import Any

from openstack.exceptions import SDKException

from sandbox.clusters.api import ApiError
from sandbox.clusters.inside import Inside, change_finalizer, path_of
from sandbox.clusters.reconcile import NODES, address_of
from sandbox.clusters.spec import Spec

FINALIZER = "service.kubernetes.io/load-balancer-cleanup"
INTERNAL = "service.beta.kubernetes.io/openstack-internal-load-balancer"
EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers"
METHOD = "ROUND_ROBIN"


def name_of(spec: Spec, service: dict[str, Any]) -> str:
    """The name of a Service's load balancer: cluster, namespace and Service."""
    meta = service["metadata"]
    return f"kube_service_{spec.uuid}_{meta['namespace']}_{meta['name']}"[:255]


def is_balanced(service: dict[str, Any]) -> bool:
    """True when the cloud has to create a load balancer for a Service."""
    spec = service["spec"]
    gone = "deletionTimestamp" in service["metadata"]
    return spec.get("type") == "LoadBalancer" and not spec.get("loadBalancerClass") and not gone


def is_internal(service: dict[str, Any]) -> bool:
    """True when the load balancer of a Service gets no floating IP."""
    return service["metadata"].get("annotations", {}).get(INTERNAL, "false").lower() == "true"


def listeners(service: dict[str, Any], members: list[str]) -> list[dict[str, Any]]:
    """The listeners of a Service, each with a pool of the nodes."""
    allowed = service["spec"].get("loadBalancerSourceRanges")
    return [
        {
            "name": f"listener_{number}",
            "protocol": port.get("protocol", "TCP"),
            "protocol_port": port["port"],
            **({"allowed_cidrs": allowed} if allowed else {}),
            "default_pool": {
                "name": f"pool_{number}",
                "protocol": port.get("protocol", "TCP"),
                "lb_algorithm": METHOD,
                "members": [{"address": address, "protocol_port": port["nodePort"]} for address in members],
            },
        }
        for number, port in enumerate(service["spec"]["ports"])
        if "nodePort" in port
    ]


def ports_of(wanted: list[dict[str, Any]]) -> set[tuple[str, int]]:
    """Protocol and port of each listener, which identify it."""
    return {(each["protocol"], each["protocol_port"]) for each in wanted}


def sync(inside: Inside) -> None:
    """One round over all Services of a cluster."""
    for service in inside.api.items("/api/v1/services?resourceVersion=0"):
        held = FINALIZER in service["metadata"].get("finalizers", [])
        try:
            if is_balanced(service):
                _ensure(inside, service)
            elif held:
                _remove(inside, service)
        except SDKException as error:
            inside.record_event(service, "Service", "SyncLoadBalancerFailed", str(error), warning=True)
        except ApiError as error:
            if error.code not in (404, 409):  # changed meanwhile: the next round tries again
                raise


def _ensure(inside: Inside, service: dict[str, Any]) -> None:
    change_finalizer(inside, path_of("services", service), service, FINALIZER, wanted=True)
    if not inside.spec.subnet:
        text = "the cluster declares no subnet for its nodes, so the load balancer has no subnet"
        inside.record_event(service, "Service", "SyncLoadBalancerFailed", text, warning=True)
        return
    wanted = listeners(service, _members(inside))
    balancer = inside.cloud.load_balancer.find_load_balancer(name_of(inside.spec, service))
    if balancer is None:
        inside.cloud.load_balancer.create_load_balancer(
            name=name_of(inside.spec, service),
            description=f"Kubernetes external service {path_of('services', service)} from cluster {inside.spec.uuid}",
            vip_subnet_id=inside.spec.subnet,
            listeners=wanted,
        )
    elif balancer.provisioning_status == "ACTIVE" and not _catch_up(inside, balancer, wanted):
        _publish(inside, service, balancer)


def _members(inside: Inside) -> list[str]:
    return [
        address_of(node)
        for node in inside.api.items(f"{NODES}?resourceVersion=0")
        if "node-role.kubernetes.io/control-plane" not in node["metadata"]["labels"]
        and EXCLUDED not in node["metadata"]["labels"]
    ]


def _catch_up(inside: Inside, balancer: Any, wanted: list[dict[str, Any]]) -> bool:
    """Apply one change of the Service's ports or of the nodes. True when there was one: the next round continues."""
    client = inside.cloud.load_balancer
    known = list(client.listeners(load_balancer_id=balancer.id))
    here = {(each.protocol, each.protocol_port) for each in known}
    if here == ports_of(wanted):
        return _sync_members(inside, known, wanted)
    for each in known:
        if (each.protocol, each.protocol_port) not in ports_of(wanted):
            _delete_listener(client, each)
            return True
    missing = next(each for each in wanted if (each["protocol"], each["protocol_port"]) not in here)
    _create_listener(client, balancer.id, missing)
    return True


def _delete_listener(client: Any, listener: Any) -> None:
    pool = listener.default_pool_id
    client.delete_listener(listener)
    if pool:
        client.delete_pool(pool)


def _create_listener(client: Any, balancer: str, wanted: dict[str, Any]) -> None:
    plain = {key: value for key, value in wanted.items() if key != "default_pool"}
    made = client.create_listener(load_balancer_id=balancer, **plain)
    pool = {key: value for key, value in wanted["default_pool"].items() if key != "members"}
    client.wait_for_load_balancer(balancer, interval=0.3, wait=30)
    client.create_pool(listener_id=made.id, **pool)


def _sync_members(inside: Inside, known: list[Any], wanted: list[dict[str, Any]]) -> bool:
    client = inside.cloud.load_balancer
    wanted_members = {(each["protocol"], each["protocol_port"]): each["default_pool"]["members"] for each in wanted}
    for listener in known:
        if not listener.default_pool_id:
            continue
        here = {(member.address, member.protocol_port) for member in client.members(listener.default_pool_id)}
        members = wanted_members[(listener.protocol, listener.protocol_port)]
        if here != {(member["address"], member["protocol_port"]) for member in members}:
            answer = client.put(f"/lbaas/pools/{listener.default_pool_id}/members", json={"members": members})
            if answer.status_code >= 400:
                raise SDKException(answer.text)
            return True
    return False


def _publish(inside: Inside, service: dict[str, Any], balancer: Any) -> None:
    """Write the load balancer's address to the Service's status: its floating IP, or without one its own address."""
    address = balancer.vip_address
    if not is_internal(service) and inside.spec.external_network:
        address = _floating_ip(inside, service, balancer).floating_ip_address
    status = {"loadBalancer": {"ingress": [{"ip": address, "ipMode": "VIP"}]}}
    if service.get("status", {}).get("loadBalancer") != status["loadBalancer"]:
        inside.api.patch(f"{path_of('services', service)}/status", {"status": status})
        inside.record_event(service, "Service", "EnsuredLoadBalancer", "Ensured load balancer")


def _floating_ip(inside: Inside, service: dict[str, Any], balancer: Any) -> Any:
    network = inside.cloud.network
    known = next(iter(network.ips(port_id=balancer.vip_port_id)), None)
    return known or network.create_ip(
        floating_network_id=inside.spec.external_network,
        port_id=balancer.vip_port_id,
        description=f"Floating IP for Kubernetes external service {service['metadata']['namespace']}/"
        f"{service['metadata']['name']} from cluster {inside.spec.uuid}",
    )


def _remove(inside: Inside, service: dict[str, Any]) -> None:
    balancer = inside.cloud.load_balancer.find_load_balancer(name_of(inside.spec, service))
    if balancer is not None:
        if balancer.provisioning_status in ("ACTIVE", "ERROR"):
            for address in list(inside.cloud.network.ips(port_id=balancer.vip_port_id)):
                inside.cloud.network.delete_ip(address)
            inside.cloud.load_balancer.delete_load_balancer(balancer, cascade=True)
        return  # the next round checks that it is gone
    if "deletionTimestamp" not in service["metadata"]:
        inside.api.patch(f"{path_of('services', service)}/status", {"status": {"loadBalancer": {"ingress": None}}})
    path = path_of("services", service)
    change_finalizer(inside, path, inside.api.get(path), FINALIZER, wanted=False)
