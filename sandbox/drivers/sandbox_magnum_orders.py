"""What Magnum's objects ask for, in the words of `sandbox.clusters`; what a real driver refuses is refused here."""

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
    """A name for hosts, unlike any other's, from a cluster's; as k8s_capi_helm makes it."""
    plain = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{plain[:30]}-{short_id.generate_id()}".lower()


def version_of(context: Any, template: Any, labels: dict[str, str]) -> version.Version:
    """`kube_tag` of the labels, as k8s_cluster_api wants it, else the image's `kube_version`, as k8s_capi_helm does."""
    said = {**template.labels, **labels}.get("kube_tag")
    if not said:
        images = clients.OpenStackClients(context).glance().images
        image = api_utils.get_openstack_resource(images, template.image_id, "images")
        said = image.get("kube_version")
        if not said:
            raise exception.MagnumException(message=f"Image {image.id} does not have a kube_version property.")
    try:
        return version.parse(said)
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
    """A flavor that the cluster's maker may use, big enough for a node."""
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
    """The limits of a group that is scaled by itself, as k8s_capi_helm reads and refuses them."""
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
    """The nodes' subnet and the network of floating IPs; Cluster API would make a subnet where none is named."""
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
