"""The service user, the roles and the service catalog, created in one process: a call of the client takes 1 s."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openstack.connection import Connection

ROLES = (
    "service",
    "creator",
    "load-balancer_admin",
    "load-balancer_member",
    "load-balancer_observer",
    "key-manager:service-admin",
    "swiftoperator",
    "ResellerAdmin",
)
"""Roles the services know, beyond those that Keystone itself creates (admin, manager, member, reader)."""

TRUSTEES = "magnum"
"""Domain of the trustees: users through which Magnum's clusters act for their creators, each with its own trust."""

ADMINISTRATOR_ROLES = ("creator", "load-balancer_admin", "swiftoperator")


def make(connection: Connection, endpoints: list[tuple[str, str, str]], region: str, password: str) -> None:
    """Create what does not exist yet."""
    identity = connection.identity
    roles = {role.name: role for role in identity.roles()}
    for name in ROLES:
        if name not in roles:
            roles[name] = identity.create_role(name=name)
    project = identity.find_project("service") or identity.create_project(name="service", domain_id="default")
    user = identity.find_user("services") or identity.create_user(
        name="services", domain_id="default", password=password, default_project_id=project.id
    )
    for name in ("admin", "service"):
        identity.assign_project_role_to_user(project, user, roles[name])
    identity.assign_system_role_to_user(user, roles["admin"], "all")
    own_project, own_user = identity.find_project("admin"), identity.find_user("admin")
    for name in ADMINISTRATOR_ROLES:
        identity.assign_project_role_to_user(own_project, own_user, roles[name])
    _make_endpoints(connection, endpoints, region)


def make_trustees(connection: Connection, password: str) -> None:
    """Create Magnum's domain and a user that administers only this domain."""
    identity = connection.identity
    domain = identity.find_domain(TRUSTEES) or identity.create_domain(name=TRUSTEES)
    name = f"{TRUSTEES}_domain_admin"
    user = identity.find_user(name, domain_id=domain.id) or identity.create_user(
        name=name, domain_id=domain.id, password=password
    )
    identity.assign_domain_role_to_user(domain, user, identity.find_role("admin", ignore_missing=False))


def _make_endpoints(connection: Connection, endpoints: list[tuple[str, str, str]], region: str) -> None:
    identity = connection.identity
    services = {service.type: service for service in identity.services()}
    known = {(endpoint.service_id, endpoint.interface): endpoint for endpoint in identity.endpoints()}
    for kind, name, url in endpoints:
        service = services.get(kind) or identity.create_service(type=kind, name=name)
        for interface in ("public", "internal", "admin"):
            endpoint = known.get((service.id, interface))
            if endpoint is None:
                identity.create_endpoint(service_id=service.id, interface=interface, url=url, region_id=region)
            elif endpoint.url != url:
                identity.update_endpoint(endpoint, url=url)
