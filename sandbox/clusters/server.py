"""A cluster's folder and process: create, restart after a change, stop, delete."""

from __future__ import annotations

import base64
import configparser
import fcntl
import io
import shutil
import socket
import time
import xmlrpc.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from sandbox import programs
from sandbox.clusters import pki
from sandbox.clusters.api import Api
from sandbox.clusters.command import ENVIRONMENT, command, etcd_prefix, kubeconfig
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Spec
from sandbox.passwords import write_private

STOP_SECONDS = 8


class Clusters:
    """All clusters of a cloud, read from their folders."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def folder(self, uuid: str) -> Path:
        """Folder of a cluster's keys, certificates and desired state, readable only by the cloud's owner."""
        return self.settings.clusters / uuid

    def all(self) -> list[Spec]:
        """Every cluster that has a folder."""
        return [Spec.from_json(path.read_text()) for path in sorted(self.settings.clusters.glob("*/cluster.json"))]

    def find(self, uuid: str) -> Spec | None:
        """One cluster, or None."""
        path = self.folder(uuid) / "cluster.json"
        return Spec.from_json(path.read_text()) if path.exists() else None

    def save(self, spec: Spec) -> None:
        """Write a cluster's desired state."""
        write_private(self.folder(spec.uuid) / "cluster.json", spec.to_json())

    def add(self, spec: Spec) -> Spec:
        """Write a new cluster's desired state with a free port; raises OSError when no port is free."""
        with self._alone():
            known = self.find(spec.uuid)
            port = known.port if known else free_port(self.settings, {other.port for other in self.all()})
            self.folder(spec.uuid).mkdir(mode=0o700, parents=True, exist_ok=True)
            placed = replace(spec, port=port)
            self.save(placed)
        return placed

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.settings.clusters.mkdir(parents=True, exist_ok=True)
        with (self.settings.clusters / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def free_port(settings: Settings, taken: set[int]) -> int:
    """A port of the range that no cluster has and on which no process listens."""
    for port in range(settings.first_port, settings.last_port + 1):
        if port in taken:
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise OSError(f"no port is free from {settings.first_port} to {settings.last_port}: delete a cluster")


class Server:
    """The process of one cluster, managed by the cloud's supervisor."""

    def __init__(self, settings: Settings, spec: Spec) -> None:
        self.settings = settings
        self.spec = spec
        self.folder = settings.clusters / spec.uuid
        self.config = self.folder / "program.conf"

    @property
    def _supervisor(self) -> Any:
        return programs.remote(self.settings.supervisor)

    @property
    def api(self) -> Api:
        """The cluster's own API."""
        return Api(self.folder, self.spec.port)

    def write(self, authority: pki.Authority) -> None:
        """Write keys, certificates and kubeconfigs."""
        pki.write(self.folder, authority)
        for who in pki.CLIENTS:
            write_private(self.folder / f"{who}.kubeconfig", kubeconfig(self.folder, self.spec.port, who))

    def ensure(self) -> None:
        """Start the process; restart it when its desired state has changed."""
        wanted = self._section()
        changed = not self.config.exists() or self.config.read_text() != wanted
        if changed:
            self._end()
            write_private(self.config, wanted)
        self._supervisor.reloadConfig()
        with expecting("ALREADY_ADDED"):
            self._supervisor.addProcessGroup(self.spec.program)
        with expecting("ALREADY_STARTED"):
            self._supervisor.startProcess(self.spec.program, False)

    def _section(self) -> str:
        log = self.settings.log / f"{self.spec.program}.log"
        config = configparser.RawConfigParser()
        config[f"program:{self.spec.program}"] = programs.section(
            command(self.settings, self.spec), ENVIRONMENT, log, STOP_SECONDS
        )
        text = io.StringIO()
        config.write(text)
        return text.getvalue()

    def has_given_up(self) -> bool:
        """True when the supervisor no longer restarts the process."""
        return self._supervisor.getProcessInfo(self.spec.program)["statename"] == "FATAL"

    def last_line(self) -> str:
        """The last line of the process's log."""
        log = self.settings.log / f"{self.spec.program}.log"
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        return lines[-1] if lines else "(no log)"

    def _end(self) -> None:
        with expecting("NOT_RUNNING", "BAD_NAME"):
            self._supervisor.stopProcess(self.spec.program, True)
        with expecting("BAD_NAME"):
            self._supervisor.removeProcessGroup(self.spec.program)

    def remove(self) -> None:
        """Stop the process and delete all its data except the log."""
        self._end()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._supervisor.reloadConfig()
        wipe(self.settings, self.spec.uuid)


@contextmanager
def expecting(*faults: str) -> Iterator[None]:
    """Ignore these faults of the supervisor: they mean that the requested state is reached already."""
    try:
        yield
    except xmlrpc.client.Fault as fault:
        if not any(name in fault.faultString for name in faults):
            raise


def wipe(settings: Settings, uuid: str) -> int:
    """Delete every key of a cluster in etcd; returns their number."""
    prefix = f"{etcd_prefix(uuid)}/".encode()
    end = prefix[:-1] + bytes([prefix[-1] + 1])
    body = {"key": base64.b64encode(prefix).decode(), "range_end": base64.b64encode(end).decode()}
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(f"{settings.etcd}/v3/kv/deleterange", json=body, timeout=30)
    answer.raise_for_status()
    return int(answer.json().get("deleted", 0))


def wait_ready(server: Server, seconds: float) -> bool:
    """Wait until the API server is ready; false when it is not after `seconds`."""
    deadline = time.monotonic() + seconds
    while not server.api.ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
