"""Convert Magnum's objects to those of `sandbox.clusters`, and reject the same input as a real driver."""

from __future__ import annotations

import re
from typing import Any

from magnum.api import utils as api_utils
from magnum.common import clients, exception, neutron, short_id
from oslo_utils import strutils, uuidutils
from sandbox.clusters import version
from sandbox.clusters.spec import Flavor, Group

MINIMUM_RAM, MINIMUM_VCPUS = 2048, 2
"""Defaults of k8s_capi_helm for a node's flavor."""
NODE_NETWORK = "10.0.0.0/24"


def stack_name(name: str) -> str:
    """A unique prefix for host names from a cluster's name, built as in k8s_capi_helm."""
    plain = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{plain[:30]}-{short_id.generate_id()}".lower()


def version_of(context: Any, template: Any, labels: dict[str, str]) -> version.Version:
    """The label `kube_tag`, as in k8s_cluster_api, else the image's `kube_version`, as in k8s_capi_helm."""
    found = {**template.labels, **labels}.get("kube_tag")
    if not found:
        images = clients.OpenStackClients(context).glance().images
        image = api_utils.get_openstack_resource(images, template.image_id, "images")
        found = image.get("kube_version")
        if not found:
            raise exception.MagnumException(message=f"Image {image.id} does not have a kube_version property.")
    try:
        return version.parse(found)
    except ValueError as error:
        raise exception.MagnumException(message=str(error)) from error


def group_of(context: Any, cluster: Any, group: Any) -> Group:
    """A node group with its flavor's capacity."""
    labels = {**(cluster.cluster_template.labels or {}), **(cluster.labels or {}), **(group.labels or {})}
    flavor = flavor_of(context, group.flavor_id)
    if group.role != "master" and strutils.bool_from_string(labels.get("auto_scaling_enabled", ""), default=False):
        check_counts(cluster, group)
    disk = max(flavor.disk, int(labels.get("boot_volume_size", 0)))
    return Group(
        name=group.name,
        role=group.role,
        count=group.node_count,
        flavor=Flavor(flavor.name, flavor.vcpus, flavor.ram, disk),
        zone=labels.get("availability_zone", ""),
    )


def flavor_of(context: Any, wanted: str) -> Any:
    """A flavor that the cluster's creator may use; raises an error when it is too small for a node."""
    found = clients.OpenStackClients(context).nova().flavors.list(min_ram=MINIMUM_RAM)
    flavor = next((each for each in found if wanted in (each.id, each.name)), None)
    if flavor is None:
        raise exception.MagnumException(
            message=f"Flavor {wanted} does not have enough RAM to run Kubernetes. Minimum {MINIMUM_RAM} MB required."
        )
    if flavor.vcpus < MINIMUM_VCPUS:
        raise exception.MagnumException(
            message=f"Flavor {wanted} does not have enough CPU to run Kubernetes. "
            f"Minimum {MINIMUM_VCPUS} vcpus required."
        )
    return flavor


def check_counts(cluster: Any, group: Any) -> None:
    """Check the limits of an autoscaled node group with the rules of k8s_capi_helm."""
    count = group.node_count
    low = count if group.min_node_count is None else group.min_node_count
    high = count if group.max_node_count is None else group.max_node_count
    if group.is_default:
        low = count if group.min_node_count == 1 else low
        low = int(cluster.labels.get("min_node_count", low))
        high = int(cluster.labels.get("max_node_count", high))
    if low < 1:
        problem = "Min node count must be greater than or equal to 1 for all node groups."
    elif low > count:
        problem = "Min node count must be less than or equal to current node count"
    elif high < low:
        problem = "Max node count must be greater than or equal to min node count"
    else:
        return
    raise exception.NodeGroupInvalidInput(message=problem)


def network_of(context: Any, cluster: Any) -> dict[str, str]:
    """The nodes' subnet and the network of floating IPs; Cluster API would create a subnet when none is given."""
    client = clients.OpenStackClients(context).neutron()
    external = cluster.cluster_template.external_network_id
    found = {"external_network": neutron.get_external_network_id(context, external) or "" if external else ""}
    subnet = neutron.get_fixed_subnet_id(context, cluster.fixed_subnet) if cluster.fixed_subnet else None
    if not subnet and cluster.fixed_network:
        named = "id" if uuidutils.is_uuid_like(cluster.fixed_network) else "name"
        network = client.list_networks(**{named: cluster.fixed_network})["networks"]
        subnet = next((each for one in network for each in _ipv4(client, one["subnets"])), None)
    if not subnet:
        return {**found, "cidr": cluster.labels.get("fixed_subnet_cidr", NODE_NETWORK)}
    return {**found, "subnet": subnet, "cidr": client.show_subnet(subnet)["subnet"]["cidr"]}


def _ipv4(client: Any, subnets: list[str]) -> list[str]:
    return [each for each in subnets if client.show_subnet(each)["subnet"]["ip_version"] == 4]
