"""The operator's prerequisites, created on the rehearsal cloud. Each key of `seed.yaml` has a function here."""

from __future__ import annotations

import concurrent.futures
import ipaddress
import json
from collections.abc import Callable
from dataclasses import asdict

import yaml
from openstack.connection import Connection
from openstack.exceptions import ConflictException

from sandbox.catalog import TRUSTEES
from sandbox.paths import PRODUCT
from sandbox.problems import Problem
from sandbox.site import ExternalNetwork, Site
from sandbox.state_place import KEEPER, PROJECT

LIST = PRODUCT / "seed.yaml"
GRANTED_ROLES = ("member", "reader", "manager", "creator", "load-balancer_member")
IMAGE_SIZE = 1 << 20
IMAGES = {
    "debian-12": {"os_distro": "debian", "os_version": "12", "image_build_date": "2026-04-01"},
    "ubuntu-24.04": {"os_distro": "ubuntu", "os_version": "24.04", "image_build_date": "2026-04-01"},
}
KUBERNETES = ("v1.34.5", "v1.35.2", "v1.36.3")
NODE_IMAGES = {
    f"ubuntu-24.04-kube-{version}": {
        "os_distro": "ubuntu",
        "os_version": "24.04",
        "os_purpose": "k8snode",
        "kube_version": version,
        "image_build_date": "2026-09-01",
    }
    for version in KUBERNETES
}
PROVENANCE = {
    "image_source": "private",
    "image_original_user": "root",
    "uuid_validity": "none",
    "provided_until": "none",
}


def zones(connection: Connection, site: Site) -> None:
    """Create a host aggregate for each zone, with its hosts."""
    compute = connection.compute
    known = {aggregate.name: aggregate for aggregate in compute.aggregates()}
    for zone in site.zones:
        aggregate = known.get(zone) or compute.create_aggregate(name=zone, availability_zone=zone)
        for host in site.computes:
            if host.zone == zone and host.name not in (aggregate.hosts or []):
                compute.add_host_to_aggregate(aggregate.id, host.name)


def external_networks(connection: Connection, site: Site) -> None:
    """Create flat networks. Routers and floating IPs get addresses from the second quarter on."""
    network = connection.network
    for wanted in site.external_networks:
        made = network.find_network(wanted.name) or network.create_network(
            name=wanted.name,
            is_router_external=True,
            provider_network_type="flat",
            provider_physical_network=wanted.name,
        )
        known = {subnet.ip_version for subnet in network.subnets(network_id=made.id)}
        for version, cidr, name in ((4, wanted.ipv4, "ipv4"), (6, wanted.ipv6, "ipv6")):
            if version not in known:
                network.create_subnet(
                    name=f"{wanted.name}-{name}",
                    network_id=made.id,
                    ip_version=version,
                    cidr=cidr,
                    is_dhcp_enabled=False,
                    allocation_pools=[_pool(wanted, version)],
                )


def _pool(network: ExternalNetwork, version: int) -> dict[str, str]:
    block = ipaddress.ip_network(network.ipv4 if version == 4 else network.ipv6)
    quarter = block.num_addresses // 4
    return {"start": str(block[quarter]), "end": str(block[block.num_addresses - 2])}


def external_networks_ungranted(connection: Connection, site: Site) -> None:
    """Replace Neutron's RBAC policy for all projects by one for the operator's project: a network without any such
    policy would no longer be external."""
    external_networks(connection, site)
    network = connection.network
    own = connection.current_project_id
    for wanted in site.external_networks:
        made = network.find_network(wanted.name, ignore_missing=False)
        grant = {"object_type": "network", "object_id": made.id, "action": "access_as_external"}
        policies = list(network.rbac_policies(object_id=made.id, action="access_as_external"))
        if not any(policy.target_project_id == own for policy in policies):
            network.create_rbac_policy(target_project_id=own, **grant)
        for policy in policies:
            if policy.target_project_id == "*":
                network.delete_rbac_policy(policy)


def volume_types(connection: Connection, site: Site) -> None:
    """Create a public volume type for each backend, encrypted by Cinder's API: no Pulumi resource can do this."""
    storage = connection.block_storage
    known = {kind.name: kind for kind in storage.types(is_public="None")}
    for wanted in site.volume_types:
        kind = known.get(wanted.name) or storage.create_type(
            name=wanted.name, is_public=True, extra_specs={"volume_backend_name": wanted.backend}
        )
        if not storage.get_type_encryption(kind).provider:
            storage.create_type_encryption(
                kind, provider="luks", cipher="aes-xts-plain64", key_size=256, control_location="front-end"
            )


def administrator_quota(connection: Connection, _site: Site) -> None:
    """Remove the quota of RBAC policies: Neutron counts each grant in the network's project, and the default is ten."""
    connection.network.update_quota(connection.current_project_id, rbac_policies=-1)


def no_default_volume_type(connection: Connection, site: Site) -> None:
    """Delete Cinder's public default type; possible once another type is the default."""
    volume_types(connection, site)
    storage = connection.block_storage
    for kind in storage.types():
        if kind.name == "__DEFAULT__":
            storage.delete_type(kind)


def no_default_security_group_rules(connection: Connection, _site: Site) -> None:
    """Delete the default rules of new security groups: egress to anywhere and ingress from the group itself."""
    for rule in list(connection.network.default_security_group_rules()):
        connection.network.delete_default_security_group_rule(rule)


def images(connection: Connection, _site: Site) -> None:
    """Create images of 1 MiB of zeros: the compute hosts boot nothing."""
    _make_images(connection, IMAGES)


def node_images(connection: Connection, _site: Site) -> None:
    """Create node images, whose properties give Magnum's driver the version of a cluster."""
    _make_images(connection, NODE_IMAGES)


def _make_images(connection: Connection, wanted: dict[str, dict[str, str]]) -> None:
    known = {image.name for image in connection.image.images()}
    for name, properties in wanted.items():
        if name not in known:
            connection.image.create_image(
                name=name,
                data=b"\0" * IMAGE_SIZE,
                container_format="bare",
                disk_format="raw",
                visibility="public",
                is_protected=True,
                min_disk=1,
                **properties,
                **PROVENANCE,
            )


def acceptance_flavor(connection: Connection, _site: Site) -> None:
    """Create a private flavor: tenants get theirs from the estate."""
    known = {flavor.name for flavor in connection.compute.flavors(is_public=None)}
    if "operator.acceptance" not in known:
        connection.compute.create_flavor(name="operator.acceptance", vcpus=1, ram=256, disk=1, is_public=False)


def roles(connection: Connection, _site: Site) -> None:
    """Check that the roles exist; the catalog creates them."""
    lacking = set(GRANTED_ROLES) - {role.name for role in connection.identity.roles()}
    if lacking:
        raise Problem(f"Keystone has no role {', '.join(sorted(lacking))}")


def magnum(connection: Connection, _site: Site) -> None:
    """Check that Magnum exists; the catalog and `services/magnum.yaml` create it."""
    identity = connection.identity
    if not identity.find_service("magnum") or not identity.find_domain(TRUSTEES):
        raise Problem("Keystone lacks the service magnum or the domain for the trustees of its clusters")


def state_place(connection: Connection, _site: Site) -> None:
    """Check that project and user exist; `state_place.py` creates them because it has the keeper's password."""
    identity = connection.identity
    if not identity.find_project(PROJECT) or not identity.find_user(KEEPER):
        raise Problem(f"Keystone lacks the project {PROJECT} or the user {KEEPER}")


PREREQUISITES: dict[str, Callable[[Connection, Site], None]] = {
    "zones": zones,
    "external-networks": external_networks,
    "external-networks-ungranted": external_networks_ungranted,
    "volume-types": volume_types,
    "administrator-quota": administrator_quota,
    "no-default-volume-type": no_default_volume_type,
    "no-default-security-group-rules": no_default_security_group_rules,
    "images": images,
    "node-images": node_images,
    "acceptance-flavor": acceptance_flavor,
    "roles": roles,
    "magnum": magnum,
    "state-place": state_place,
}

# Chains run in parallel. Within a chain, each step depends on the one before it.
CHAINS = (
    ("zones", "acceptance-flavor"),
    ("external-networks", "external-networks-ungranted", "administrator-quota", "no-default-security-group-rules"),
    ("volume-types", "no-default-volume-type"),
    ("images", "node-images"),
    ("roles",),
    ("magnum",),
    ("state-place",),
)


def make(connection: Connection, site: Site) -> None:
    """Create what does not exist yet."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for future in [pool.submit(_chain, chain, connection, site) for chain in CHAINS]:
            future.result()


def _chain(keys: tuple[str, ...], connection: Connection, site: Site) -> None:
    for key in keys:
        try:
            PREREQUISITES[key](connection, site)
        except ConflictException as conflict:
            raise Problem(f"the operator's {key} cannot be created: {conflict}") from conflict


def description(site: Site) -> str:
    """The input of the seed, as text."""
    return json.dumps([asdict(site), yaml.safe_load(LIST.read_text()), IMAGES, NODE_IMAGES])
