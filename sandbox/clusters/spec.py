"""The desired state of a cluster: Magnum's driver writes it, the other parts apply it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace

from sandbox.clusters.version import Version, parse


@dataclass(frozen=True)
class Flavor:
    """A flavor as a node's capacity: vCPUs, MiB, GiB."""

    name: str
    vcpus: int
    ram: int
    disk: int


@dataclass(frozen=True)
class Group:
    """A node group."""

    name: str
    role: str
    count: int
    flavor: Flavor
    zone: str = ""
    """The availability zone of all its nodes; without one they are spread over the site's zones."""

    @property
    def is_control_plane(self) -> bool:
        """True when its nodes are control-plane nodes."""
        return self.role == "master"


@dataclass(frozen=True)
class Spec:
    """A cluster."""

    uuid: str
    stack: str
    """Unique name for nodes, programs and logs; Magnum's own cluster names are not unique."""
    port: int
    version: str
    subnet: str = ""
    """Subnet of the nodes, and of the load balancers that the cluster creates."""
    cidr: str = "10.0.0.0/24"
    external_network: str = ""
    """Network of the floating IPs of load balancers that the cluster creates; without it they get none."""
    groups: dict[str, Group] = field(default_factory=dict)

    @property
    def kubernetes(self) -> Version:
        """The Kubernetes version."""
        return parse(self.version)

    @property
    def program(self) -> str:
        """Name of the cluster's process in the supervisor."""
        return f"cluster-{self.stack}"

    def with_group(self, group: Group) -> Spec:
        """A copy with a node group added or changed."""
        return replace(self, groups={**self.groups, group.name: group})

    def without_group(self, name: str) -> Spec:
        """A copy without a node group."""
        return replace(self, groups={key: group for key, group in self.groups.items() if key != name})

    def to_json(self) -> str:
        """JSON, as stored on disk."""
        return json.dumps(asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> Spec:
        """Parse the JSON that is stored on disk."""
        values = json.loads(text)
        groups = {
            name: Group(**{**group, "flavor": Flavor(**group["flavor"])})
            for name, group in values.pop("groups").items()
        }
        return cls(**values, groups=groups)
