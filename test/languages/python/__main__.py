"""A ministry's project and its isolated segment, in Python."""

import pulumi
from pulumi_aes_estate import NetworkSegment, TenantProject

cloud = pulumi.ProviderResource(
    "openstack",
    "cloud",
    {
        "authUrl": "http://127.0.0.1:9/v3",
        "region": "bamako-1",
        "userName": "admin",
        "password": "none",
        "tenantName": "admin",
    },
    pulumi.ResourceOptions(version="5.4.1"),
)
here = pulumi.ResourceOptions(providers=[cloud])
labels = {"site": "bamako", "tenant": "tax", "owner": "ML", "data_class": "citizen", "rehearsal": True}

tax = TenantProject(
    "tax",
    **labels,
    title="Tax office",
    domain_id="8f3c0a1b5d7e4f62a9b0c1d2e3f40516",
    # What is left out is 0.
    quota={"instances": 4, "cores": 8, "ram_gi_b": 16, "networks": 1, "subnets": 2, "ports": 20},
    role_ids={},
    opts=here,
)
data = NetworkSegment(
    "data",
    **labels,
    segment="data",
    project_id=tax.project_id,
    ipv4={"cidr": "10.32.16.128/26", "pool_id": "40aa2b1c-0000-4000-8000-000000000004"},
    ipv6={"cidr": "fd5a:e500:1:12::/64", "pool_id": "60bb2b1c-0000-4000-8000-000000000006"},
    dns_servers=["10.32.0.53"],
    opts=here,
)
pulumi.export("network", data.network_id)
