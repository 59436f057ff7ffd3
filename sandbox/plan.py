"""All service files together: their ports and the order of their start. Standard library only, so that the fast tests
can use it.

`python3 -m sandbox.plan FIRST_PORT` reads `{name: file}` as JSON and prints the start order and the ports."""

from __future__ import annotations

import graphlib
import json
import sys
from dataclasses import dataclass

from sandbox.model import ModelError, Service, parse_service

PORTS = 100


@dataclass(frozen=True)
class Plan:
    """All services of a cloud, checked against each other."""

    services: dict[str, Service]
    ports: dict[str, dict[str, int]]
    """Service → port name → port."""
    nodes: dict[str, frozenset[str]]
    """Node of the start → nodes that must be finished before it."""

    @property
    def foundations(self) -> frozenset[str]:
        """Services without dependencies: stopped last, because the others write to them while they stop."""
        return frozenset(name for name, service in self.services.items() if not service.needs)


def make_plan(services: dict[str, Service], first_port: int) -> Plan:
    """Check the references between services; assign their ports and compute their order."""
    ports: dict[str, dict[str, int]] = {}
    taken: dict[int, str] = {}
    for name, service in services.items():
        ports[name] = {}
        for port, offset in service.ports.items():
            if not 0 <= offset < PORTS:
                raise ModelError(f"{name}.ports.{port}: got {offset}, want 0 to {PORTS - 1}")
            if offset in taken:
                raise ModelError(f"{name}.ports.{port}: {offset} is already the offset of {taken[offset]}")
            taken[offset] = f"{name}.ports.{port}"
            ports[name][port] = first_port + offset
    nodes = _nodes(services)
    try:
        graphlib.TopologicalSorter(nodes).prepare()
    except graphlib.CycleError as cycle:
        raise ModelError(f"circular dependency in needs: {' → '.join(reversed(cycle.args[1]))}") from cycle
    return Plan(services=services, ports=ports, nodes=nodes)


def _nodes(services: dict[str, Service]) -> dict[str, frozenset[str]]:
    """The nodes: `<service>/prepare` (files, one-time steps), `<service>/<process>`, `<service>` (usable)."""
    nodes: dict[str, frozenset[str]] = {}
    for name, service in services.items():
        prepare = f"{name}/prepare"
        nodes[prepare] = frozenset(_known(services, service.needs, name))
        for process in service.processes:
            siblings = {other.name for other in service.processes}
            unknown = set(process.after) - siblings
            if unknown:
                raise ModelError(f"{name}.{process.name}.after: no process named {', '.join(sorted(unknown))}")
            before = {prepare, *_known(services, process.needs, f"{name}.{process.name}")}
            nodes[f"{name}/{process.name}"] = frozenset(before | {f"{name}/{other}" for other in process.after})
        nodes[name] = frozenset({prepare, *(f"{name}/{process.name}" for process in service.processes)})
    return nodes


def _known(services: dict[str, Service], needs: tuple[str, ...], where: str) -> tuple[str, ...]:
    for need in needs:
        if need not in services:
            raise ModelError(f"{where}.needs: no service named {need}; known: {', '.join(sorted(services))}")
    return needs


def main() -> None:
    """Print the plan of the service files given as JSON on standard input."""
    try:
        files = json.load(sys.stdin)
        services = {name: parse_service(name, content) for name, content in files.items()}
        plan = make_plan(services, int(sys.argv[1]))
    except ModelError as error:
        sys.exit(str(error))
    order = list(graphlib.TopologicalSorter(plan.nodes).static_order())
    print(json.dumps({"order": order, "ports": plan.ports, "foundations": sorted(plan.foundations)}))


if __name__ == "__main__":
    main()
