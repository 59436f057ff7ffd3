"""The site whose cloud this is: read from the estate's own files."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from sandbox.paths import STACKS
from sandbox.problems import USAGE, Problem

PORTS = 100
CLUSTER_PORTS = 40
"""Offset of the first port of the Kubernetes API servers."""
COMPUTES = 3

DEFAULTS: dict[str, Any] = {
    "zones": {"az1": {}, "az2": {}},
    "externalNetworks": {"government": {"name": "government"}, "internet": {"name": "internet"}},
    "volumeTypes": {
        "encrypted": {"name": "encrypted", "encrypted": True},
    },
}
"""Values for a site without `site.yaml`, sufficient to start a cloud for it."""


@dataclass(frozen=True)
class Compute:
    """One rehearsed compute host, with its own OVN chassis."""

    name: str
    zone: str
    encap_ip: str


@dataclass(frozen=True)
class ExternalNetwork:
    """A provider network that leads out of the cloud; `bridge` is its bridge on each chassis."""

    name: str
    bridge: str
    ipv4: str
    ipv6: str


@dataclass(frozen=True)
class VolumeType:
    """An encrypted volume type, which only the operator can create; `backend` is its own storage backend."""

    name: str
    backend: str


@dataclass(frozen=True)
class Site:
    """The data of a site that its cloud uses."""

    name: str
    region: str
    first_port: int
    zones: tuple[str, ...]
    computes: tuple[Compute, ...]
    external_networks: tuple[ExternalNetwork, ...]
    volume_types: tuple[VolumeType, ...]
    sync_realm: str = ""
    """Realm in which object containers of the alliance's sites are copied; empty without one."""
    alliance: dict[str, int] = field(default_factory=dict)
    """First port of every site of the alliance that has a rehearsal."""

    @property
    def first_cluster_port(self) -> int:
        """First port of the Kubernetes API servers; their range ends at `last_port`."""
        return self.first_port + CLUSTER_PORTS

    @property
    def last_port(self) -> int:
        """The last port this site may use."""
        return self.first_port + PORTS - 1


def load_site(name: str, stacks: Path = STACKS) -> Site:
    """Read a site from `alliance.yaml` and `<site>/site.yaml`."""
    registry = stacks / "alliance.yaml"
    alliance = _read(registry)
    sites = alliance.get("sites", {})
    if name not in sites:
        raise Problem(f"{registry}: no site named {name}", f"known sites: {', '.join(sites)}", USAGE)
    registered = sites[name]
    own = stacks / name / "site.yaml"
    site = build_site(name, registered, _read(own) if own.exists() else {}, registry)
    return replace(site, sync_realm=alliance.get("syncRealm", ""), alliance=_first_ports(sites))


def port_shift() -> int:
    """Offset of all ports, so that tests can run beside a user's own clouds: AES_ESTATE_PORT_SHIFT, else 0."""
    shift = os.environ.get("AES_ESTATE_PORT_SHIFT", "0")
    if not shift.isdigit() or int(shift) > 8000:
        raise Problem(f"AES_ESTATE_PORT_SHIFT is {shift}", "it may be a number from 0 to 8000", USAGE)
    return int(shift)


def build_site(name: str, registered: dict[str, Any], own: dict[str, Any], origin: Path) -> Site:
    """Build a site from its entry in the registry and its own file."""
    try:
        region = registered["region"]
        first_port = registered["rehearsal"]["firstPort"] + port_shift()
        ipv4 = registered["addresses"]["ipv4"][0]
        ipv6 = registered["addresses"]["ipv6"][0]
    except (KeyError, IndexError, TypeError) as lacking:
        raise Problem(f"{origin}: site {name} has no {lacking}", code=USAGE) from lacking
    zones = tuple(own.get("zones") or DEFAULTS["zones"])
    networks = own.get("externalNetworks") or DEFAULTS["externalNetworks"]
    types = own.get("volumeTypes") or DEFAULTS["volumeTypes"]
    encrypted = [kind["name"] for kind in types.values() if kind["encrypted"]]  # the estate creates the others
    if not encrypted:
        raise Problem(f"site {name} has no encrypted volume type", code=USAGE)
    return Site(
        name=name,
        region=region,
        first_port=first_port,
        zones=zones,
        computes=_computes(name, zones, first_port),
        external_networks=_external_networks([network["name"] for network in networks.values()], ipv4, ipv6),
        volume_types=tuple(VolumeType(kind, f"storage{number}") for number, kind in enumerate(encrypted, 1)),
    )


def _first_ports(sites: dict[str, Any]) -> dict[str, int]:
    rehearsed = {name: site.get("rehearsal") for name, site in sites.items() if isinstance(site, dict)}
    return {name: own["firstPort"] + port_shift() for name, own in rehearsed.items() if own}


def _computes(site: str, zones: tuple[str, ...], first_port: int) -> tuple[Compute, ...]:
    """Three hosts distributed over the zones, more in the first. Each has its own tunnel address, which differs between
    sites, so that two clouds on one machine stay separate."""
    octet = (first_port // 100) % 256
    return tuple(
        Compute(
            name=f"{site}-cmp-{number + 1}",
            zone=zones[number * len(zones) // COMPUTES],
            encap_ip=f"127.0.{octet}.{number + 1}",
        )
        for number in range(COMPUTES)
    )


def _external_networks(names: list[str], ipv4: str, ipv6: str) -> tuple[ExternalNetwork, ...]:
    """The first network (the backbone) is the first block of the site's addresses; others get documentation ranges."""
    plan4 = next(ipaddress.ip_network(ipv4).subnets(new_prefix=22))
    plan6 = next(ipaddress.ip_network(ipv6).subnets(new_prefix=64))
    outside4 = ipaddress.ip_network("203.0.113.0/24").subnets(new_prefix=26)
    outside6 = ipaddress.ip_network("2001:db8::/48").subnets(new_prefix=64)
    return tuple(
        ExternalNetwork(
            name=name,
            bridge=f"br-ext-{number}",
            ipv4=str(plan4 if number == 0 else next(outside4)),
            ipv6=str(plan6 if number == 0 else next(outside6)),
        )
        for number, name in enumerate(names)
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return yaml.safe_load(path.read_text()) or {}
    except FileNotFoundError as missing:
        raise Problem(f"{path} is missing", code=USAGE) from missing
    except yaml.YAMLError as broken:
        raise Problem(f"{path} is not YAML: {broken}", code=USAGE) from broken
