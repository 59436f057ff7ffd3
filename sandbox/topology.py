"""The logical network from OVN's northbound database: ports, their switches, and routers."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from sandbox.cloud import Cloud
from sandbox.ovsdb import many, read_table
from sandbox.problems import USAGE, Problem


@dataclass(frozen=True)
class Port:
    """A logical switch port."""

    name: str
    switch: str
    kind: str
    mac: str = ""
    addresses: tuple[str, ...] = ()

    def address(self, version: int) -> str:
        """Its first address of an IP version, or an empty text."""
        return next((each for each in self.addresses if ipaddress.ip_address(each).version == version), "")


@dataclass(frozen=True)
class RouterPort:
    """A router's port on a switch."""

    name: str
    switch: str
    mac: str
    networks: tuple[str, ...]

    def serves(self, address: str) -> bool:
        """True when an address is in one of its networks."""
        return any(ipaddress.ip_address(address) in ipaddress.ip_network(each, strict=False) for each in self.networks)


@dataclass(frozen=True)
class Topology:
    """The logical network, read from OVN's northbound database."""

    ports: dict[str, Port]
    names: dict[str, list[str]]
    router_ports: tuple[RouterPort, ...]
    switches: dict[str, str]
    """Neutron's name of a network → its logical switch."""
    next_hops: tuple[str, ...]
    """Next hops of the routers' static routes."""

    def find(self, name: str) -> Port:
        """A port by its id or its Neutron name."""
        if name in self.ports:
            return self.ports[name]
        found = self.names.get(name, [])
        if len(found) != 1:
            raise Problem(f"{len(found) or 'no'} ports are named {name}", "give the port's id", USAGE)
        return self.ports[found[0]]

    def exits_of(self, switch: str = "") -> frozenset[str]:
        """Ports that lead out of the cloud, of one switch or of all."""
        return frozenset(
            port.name for port in self.ports.values() if port.kind == "localnet" and switch in ("", port.switch)
        )

    def outer_router_ports(self) -> list[str]:
        """Router ports on switches that lead out of the cloud."""
        outer = {self.ports[name].switch for name in self.exits_of()}
        return [port.name for port in self.router_ports if port.switch in outer]

    def routers_at(self, switch: str, address: str = "") -> tuple[str, ...]:
        """MAC addresses of the routers on a switch, of those that serve an address when one is given."""
        here = [port for port in self.router_ports if port.switch == switch]
        return tuple(port.mac for port in here if not address or port.serves(address))


def read_topology(cloud: Cloud) -> Topology:
    """Read the northbound database once."""
    switches = read_table(cloud, "Logical_Switch")
    switch_of = {port: row["name"] for row in switches for port in many(row["ports"])}
    router_macs = {row["name"]: row for row in read_table(cloud, "Logical_Router_Port")}
    ports: dict[str, Port] = {}
    names: dict[str, list[str]] = {}
    router_ports = []
    for row in read_table(cloud, "Logical_Switch_Port"):
        switch = switch_of.get(row["_uuid"], "")
        # The value is "router" or "unknown" for a router's or an outer port.
        mac, *addresses = next(iter(many(row["addresses"])), "").split() or [""]
        ports[row["name"]] = Port(row["name"], switch, row["type"], mac if addresses else "", tuple(addresses))
        names.setdefault(row["external_ids"].get("neutron:port_name", ""), []).append(row["name"])
        router = router_macs.get(row["options"].get("router-port", ""))
        if router:
            router_ports.append(RouterPort(router["name"], switch, router["mac"], tuple(many(router["networks"]))))
    networks = {row["external_ids"].get("neutron:network_name", ""): row["name"] for row in switches}
    next_hops = tuple({row["nexthop"] for row in read_table(cloud, "Logical_Router_Static_Route")})
    return Topology(ports, names, tuple(router_ports), networks, next_hops)
