"""The keys of a service file and their meaning. Standard library only, so that the fast tests can use it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

NAME = re.compile(r"^[a-z][a-z0-9-]*$")


class ModelError(Exception):
    """A service file has an invalid key or value."""


@dataclass(frozen=True)
class Ready:
    """When a process counts as ready; only one of the three is set."""

    http: str = ""
    """`<port name>/<path>` that must answer, with any status."""
    port: str = ""
    """Name of the port that must accept a connection."""
    socket: str = ""
    """Unix socket, below the run folder, that must accept a connection."""


@dataclass(frozen=True)
class Wsgi:
    """An API served by uWSGI."""

    module: str
    port: str
    processes: int = 1
    threads: int = 1
    cheaper: int = 0
    """Number of workers when idle; 0 keeps all of them."""
    arguments: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Process:
    """A long-running process."""

    name: str
    command: tuple[str, ...] = ()
    wsgi: Wsgi | None = None
    environment: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    """Services that must be ready, beyond those that its own service needs."""
    after: tuple[str, ...] = ()
    """Processes of the same service that must be ready."""
    before: tuple[tuple[str, ...], ...] = ()
    """Short commands run just before each start."""
    each: str = ""
    """`compute`: one process for each compute host, named after it."""
    ready: Ready = Ready()
    stop_seconds: int = 5
    kill: bool = False
    """Stop with SIGKILL: the process has no data to save, and a regular stop is slow."""


@dataclass(frozen=True)
class Step:
    """A step that runs once in a cloud's life, and again when its definition changes."""

    name: str
    command: tuple[str, ...] = ()
    call: str = ""
    """A function of `sandbox.calls` instead of a command."""
    environment: dict[str, str] = field(default_factory=dict)
    clean: tuple[str, ...] = ()
    """Files and folders emptied before the step is tried for the first time or again. A step with such files creates
    them: once it is done, it never runs again, even when its definition changes."""
    each: str = ""


@dataclass(frozen=True)
class Endpoint:
    """An entry of the service catalog."""

    type: str
    port: str
    name: str = ""
    path: str = ""


@dataclass(frozen=True)
class Service:
    """One file of `services/`."""

    name: str
    title: str
    memory: str
    needs: tuple[str, ...] = ()
    patient: bool = False
    """Its one-time steps run with a lower priority than those that other services wait for."""
    ports: dict[str, int] = field(default_factory=dict)
    """Port name → offset from the site's first port."""
    databases: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    """File below the run folder → template beside the service file."""
    links: dict[str, str] = field(default_factory=dict)
    """Link below the run folder → what it points at."""
    each_start: tuple[str, ...] = ()
    """Functions of `sandbox.calls` that run at every start, before the one-time steps and the processes."""
    once: tuple[Step, ...] = ()
    processes: tuple[Process, ...] = ()
    checks: tuple[str, ...] = ()
    """Functions of `sandbox.calls` that check that the service is usable, not only listening."""
    afterwards: tuple[Step, ...] = ()
    """One-time steps that need the service's own processes."""
    endpoints: tuple[Endpoint, ...] = ()


LISTS = {
    Service: {"once": Step, "processes": Process, "afterwards": Step},
    Process: {},
    Step: {},
}
SINGLE = {"wsgi": Wsgi, "ready": Ready}


def parse_service(name: str, content: Any) -> Service:
    """Check a service file and build its service."""
    if not NAME.match(name):
        raise ModelError(f"{name}: a service's name is in lower case")
    return _build(Service, name, content, name)


def _build(kind: Any, name: str, content: Any, where: str) -> Any:
    """Build one dataclass from a mapping; unknown or missing keys are errors that name the place."""
    if not isinstance(content, dict):
        raise ModelError(f"{where}: got {type(content).__name__}, want a mapping")
    fields = kind.__dataclass_fields__
    unknown = content.keys() - fields.keys() | ({"name"} & content.keys() if kind is not Endpoint else set())
    if unknown:
        raise ModelError(f"{where}: unknown {', '.join(sorted(unknown))}; known: {', '.join(sorted(fields))}")
    values: dict[str, Any] = {}
    for key, value in content.items():
        values[key] = _value(kind, key, value, str(fields[key].type), f"{where}.{key}")
    if "name" in fields and kind is not Endpoint:
        values["name"] = name
    try:
        return kind(**values)
    except TypeError as lacking:
        raise ModelError(f"{where}: {str(lacking).removeprefix(kind.__name__)}") from lacking


def _value(kind: Any, key: str, value: Any, declared: str, where: str) -> Any:
    nested = LISTS.get(kind, {}).get(key)
    if nested:
        if not isinstance(value, dict):
            raise ModelError(f"{where}: got {type(value).__name__}, want a mapping of names")
        return tuple(_build(nested, name, each, f"{where}.{name}") for name, each in value.items())
    if key in SINGLE:
        return _build(SINGLE[key], "", value, where)
    if key == "endpoints":
        return tuple(_build(Endpoint, "", each, f"{where}[{at}]") for at, each in enumerate(_list(value, where)))
    if key == "before":
        return tuple(tuple(_texts(command, where)) for command in _list(value, where))
    if declared.startswith("tuple[str"):
        return tuple(_texts(value, where))
    wanted = {"str": str, "int": int, "bool": bool}.get(declared, dict)
    if not isinstance(value, wanted):
        raise ModelError(f"{where}: got {value!r}, want {declared}")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise ModelError(f"{where}: got {type(value).__name__}, want a list")
    return value


def _texts(value: Any, where: str) -> list[str]:
    for item in _list(value, where):
        if not isinstance(item, str):
            raise ModelError(f"{where}: got {item!r}, want text")
    return value
