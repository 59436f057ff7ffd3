"""Reachability of packets, computed by ovn-trace from the cloud's real OVN flows, without a data plane.

A question has a source, a target and a flow (`tcp/443`, `udp/53`, `icmp`). Ends are written as
- a Neutron port, by id or name;
- `external:NETWORK[:ADDRESS]`, a host on an external network;
- an address, as target only: the routers decide where it goes;
- `outside`, as target only: any host beyond an external network; several addresses are tried."""

from __future__ import annotations

import ipaddress
import json
import re
import subprocess
from dataclasses import asdict, dataclass, field

from sandbox.cloud import Cloud
from sandbox.ovsdb import NEIGHBOUR_MAC, Copy, southbound_copy
from sandbox.problems import USAGE, Problem
from sandbox.site import ExternalNetwork
from sandbox.topology import Port, Topology, read_topology

FLOW = re.compile(r"^(?:(tcp|udp)/(\d{1,5})|(icmp))$")
ELSEWHERE = {4: "198.51.100.7", 6: "2001:db8:ffff::7"}
"""Addresses outside all networks of a cloud: packets leave by a default route or not at all."""

OUTPUT = re.compile(r'output\("([^"]+)"\)')
STAGE = re.compile(r"^ *\d+\. ([a-z_0-9]+)", re.MULTILINE)

TRACE_SECONDS = 30

NEW_CONNECTIONS = ["--ct=new"] * 8
"""Every stateful stage treats the connection as new; ovn-trace would treat later stages as established."""


@dataclass(frozen=True)
class Packet:
    """A packet, and the ports at which it should leave."""

    inport: str
    switch: str
    source_mac: str
    target_macs: tuple[str, ...]
    source: str
    target: str
    exits: frozenset[str]


@dataclass
class Answer:
    """The outcome for one question and IP version."""

    source: str
    target: str
    flow: str
    version: int
    delivered: bool
    outputs: list[str] = field(default_factory=list)
    why: str = ""


def trace(cloud: Cloud, questions: list[tuple[str, str, str]], versions: tuple[int, ...] = (4, 6)) -> list[Answer]:
    """Answer questions (source, target, flow), each for every IP version that both ends have."""
    topology = read_topology(cloud)
    answers = []
    with southbound_copy(cloud) as copy:
        for question in questions:
            answers += _trace_flow(cloud, topology, copy, question, versions)
    return answers


def _trace_flow(
    cloud: Cloud, topology: Topology, copy: Copy, question: tuple[str, str, str], versions: tuple[int, ...]
) -> list[Answer]:
    source, target, flow = question
    parts = FLOW.match(flow)
    if not parts or (parts[2] and not 0 < int(parts[2]) < 65536):
        raise Problem(f"{flow}: want tcp/PORT, udp/PORT or icmp", code=USAGE)
    answers = []
    for version in versions:
        packets = _packets(cloud, topology, source, target, version)
        if packets:
            targets = [packet.target for packet in packets if packet.exits & topology.exits_of()]
            copy.know_neighbours(topology.outer_router_ports(), [*targets, *topology.next_hops] if targets else [])
            answers.append(_answer(copy, packets, Answer(source, target, flow, version, False)))
    if not answers:
        raise Problem(f"{source} and {target} have no address of the same IP version", code=USAGE)
    return answers


def _packets(cloud: Cloud, topology: Topology, source: str, target: str, version: int) -> list[Packet]:
    """The packets to try: one, or for `outside` one for each address."""
    start, address = _source(cloud, topology, source, version)
    if not address:
        return []
    packets = []
    for exits, to, near in _targets(cloud, topology, target, version, start):
        # A router's MAC when the target is on another network, else the target's own.
        macs = (near,) if near else topology.routers_at(start.switch, "" if start.kind == "localnet" else address)
        mac = start.mac or NEIGHBOUR_MAC
        packets.append(Packet(start.name, start.switch, mac, macs, address, to, exits))
    return packets


def _source(cloud: Cloud, topology: Topology, source: str, version: int) -> tuple[Port, str]:
    if not source.startswith("external:"):
        port = topology.find(source)
        return port, port.address(version)
    network, address = _external(cloud, source, version)
    exits = topology.exits_of(topology.switches[network.name])
    return topology.ports[next(iter(exits))], address


def _external(cloud: Cloud, end: str, version: int) -> tuple[ExternalNetwork, str]:
    """The network of `external:NETWORK[:ADDRESS]`, and the address when it is of this version."""
    _, name, *rest = end.split(":", 2)
    networks = {network.name: network for network in cloud.site.external_networks}
    if name not in networks:
        raise Problem(f"no external network named {name}; known: {', '.join(networks)}", code=USAGE)
    address = rest[0] if rest else _host_of(networks[name], version)
    return networks[name], address if ipaddress.ip_address(address).version == version else ""


def is_address(text: str) -> bool:
    """True when a text is an IP address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _host_of(network: ExternalNetwork, version: int) -> str:
    block = ipaddress.ip_network(network.ipv4 if version == 4 else network.ipv6)
    return str(block[10])


def _targets(
    cloud: Cloud, topology: Topology, target: str, version: int, start: Port
) -> list[tuple[frozenset[str], str, str]]:
    """For each target: exit ports, address, and the MAC if the target is on the same network."""
    if target == "outside":
        hosts = [_host_of(network, version) for network in cloud.site.external_networks]
        return [(topology.exits_of(), address, "") for address in (*hosts, ELSEWHERE[version])]
    if is_address(target):
        fits = ipaddress.ip_address(target).version == version
        return [(topology.exits_of(), target, "")] if fits else []
    if target.startswith("external:"):
        network, address = _external(cloud, target, version)
        return [(topology.exits_of(topology.switches[network.name]), address, "")] if address else []
    port = topology.find(target)
    address = port.address(version)
    return [(frozenset({port.name}), address, port.mac if port.switch == start.switch else "")] if address else []


def _answer(copy: Copy, packets: list[Packet], answer: Answer) -> Answer:
    """Fill in the answer: delivered when one of the packets leaves at an exit port."""
    for packet in packets:
        if not packet.target_macs:
            answer.why = "no router on the source's network"
        for mac in packet.target_macs:
            outputs, end = _trace(copy, packet, mac, answer.flow, answer.version)
            answer.outputs = sorted({*answer.outputs, *outputs})
            if packet.exits & outputs:
                answer.delivered, answer.why = True, ""
                return answer
            answer.why = end
    return answer


def _trace(copy: Copy, packet: Packet, mac: str, flow: str, version: int) -> tuple[set[str], str]:
    """The output ports of the packet according to ovn-trace, and the stage in which it ended."""
    protocol, _, port = flow.partition("/")
    if protocol == "icmp":
        wanted = "icmp4.type == 8" if version == 4 else "icmp6.type == 128"
    else:
        wanted = f"{protocol}.dst == {port}"
    microflow = " && ".join(
        (
            f'inport == "{packet.inport}"',
            f"eth.src == {packet.source_mac}",
            f"eth.dst == {mac}",
            f"ip{version}.src == {packet.source}",
            f"ip{version}.dst == {packet.target}",
            "ip.ttl == 64",
            wanted,
        )
    )
    output_options = ["--detailed", "--minimal", "--no-friendly-names"]
    command = ["ovn-trace", f"--db={copy.url}", *NEW_CONNECTIONS, *output_options, packet.switch, microflow]
    settings = copy.cloud.process_environment()
    try:
        result = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=TRACE_SECONDS)
    except subprocess.TimeoutExpired as endless:
        raise Problem(f"ovn-trace does not finish: {microflow}") from endless
    if result.returncode != 0 or "error parsing flow" in result.stdout:
        raise Problem(f"ovn-trace rejects the flow: {(result.stderr or result.stdout).strip()}")
    stages = STAGE.findall(result.stdout)
    return set(OUTPUT.findall(result.stdout)), f"ended in {stages[-1]}" if stages else ""


def show(answers: list[Answer], as_json: bool) -> None:
    """Print answers: a line each, or JSON."""
    if as_json:
        delivered = all(answer.delivered for answer in answers)
        print(json.dumps({"delivered": delivered, "answers": [asdict(answer) for answer in answers]}, indent=2))
        return
    for answer in answers:
        outcome = "DELIVERED" if answer.delivered else "DROPPED"
        print(f"{outcome:9}  IPv{answer.version}  {answer.flow:9}  {answer.source} → {answer.target}  {answer.why}")
