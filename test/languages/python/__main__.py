"""A ministry's project and its isolated segment, in Python."""

import pulumi
from pulumi_aes_estate import NetworkSegment, TenantProject

config = pulumi.Config()
cloud = pulumi.ProviderResource(
    "openstack",
    "cloud",
    {
        "authUrl": config.require("authUrl"),
        "region": config.require("region"),
        "userName": config.require("userName"),
        "password": config.require_secret("password"),
        "tenantName": "admin",
        "userDomainName": "Default",
        "projectDomainName": "Default",
    },
    pulumi.ResourceOptions(version="5.4.1"),
)
here = pulumi.ResourceOptions(providers=[cloud])
labels = {"site": "bamako", "tenant": "land-registry", "owner": "ML", "data_class": "citizen", "rehearsal": True}

land_registry = TenantProject(
    "land-registry",
    **labels,
    title="Land registry",
    domain_id=config.require("domainId"),
    quota={
        # What is left out is 0. Neutron makes a group `default` in each project, and counts what is being made twice:
        # leave it space.
        "instances": 4,
        "cores": 8,
        "ram_gi_b": 16,
        "networks": 2,
        "subnets": 4,
        "ports": 20,
        "security_groups": 4,
        "security_group_rules": 20,
    },
    role_ids={},
    # Until an update with true, the engine does not delete the project.
    deletable=config.get_bool("deletable") or False,
    opts=here,
)
data = NetworkSegment(
    "data",
    **labels,
    segment="data",
    project_id=land_registry.project_id,
    ipv4={"cidr": "10.32.40.0/26", "pool_id": config.require("ipv4PoolId")},
    ipv6={"cidr": "fd5a:e500:1:1400::/64", "pool_id": config.require("ipv6PoolId")},
    dns_servers=["10.32.0.53", "fd5a:e500:1::53"],
    rules={
        # The data base, from the segment itself alone.
        "postgres": {
            "direction": "ingress",
            "ethertype": "IPv4",
            "protocol": "tcp",
            "port_min": 5432,
            "port_max": 5432,
            "remote_cidr": "10.32.40.0/26",
        },
    },
    opts=here,
)
pulumi.export("project", land_registry.project_id)
pulumi.export("network", data.network_id)
