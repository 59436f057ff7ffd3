"""What a cluster is to be: written by Magnum's driver, read by everything that makes it so."""

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
        """Whether its nodes are the control plane's."""
        return self.role == "master"


@dataclass(frozen=True)
class Spec:
    """A cluster."""

    uuid: str
    stack: str
    """Its name in names of nodes, programs and logs: unlike Magnum's own, unique."""
    port: int
    version: str
    subnet: str = ""
    """Subnet of the nodes, and of the load balancers made from inside."""
    cidr: str = "10.0.0.0/24"
    external_network: str = ""
    """Network of the floating IPs of load balancers made from inside; none without it."""
    groups: dict[str, Group] = field(default_factory=dict)

    @property
    def kubernetes(self) -> Version:
        """Its version."""
        return parse(self.version)

    @property
    def program(self) -> str:
        """Its name among the cloud's processes."""
        return f"cluster-{self.stack}"

    def with_group(self, group: Group) -> Spec:
        """The same with a node group added or changed."""
        return replace(self, groups={**self.groups, group.name: group})

    def without_group(self, name: str) -> Spec:
        """The same without a node group."""
        return replace(self, groups={key: group for key, group in self.groups.items() if key != name})

    def to_json(self) -> str:
        """As kept on disk."""
        return json.dumps(asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> Spec:
        """As read from disk."""
        said = json.loads(text)
        groups = {
            name: Group(**{**group, "flavor": Flavor(**group["flavor"])}) for name, group in said.pop("groups").items()
        }
        return cls(**said, groups=groups)
