"""OVN's databases: read rows, and serve a private copy of the southbound database with all outer neighbours."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sandbox.cloud import Cloud
from sandbox.problems import Problem

NEIGHBOUR_MAC = "02:00:00:00:00:01"


def read_table(cloud: Cloud, table: str) -> list[dict[str, Any]]:
    """Rows of a table of the northbound database, in plain values."""
    database = f"--db=tcp:127.0.0.1:{cloud.port('ovn', 'northbound')}"
    command = ["ovn-nbctl", database, "--timeout=10", "--format=json", "list", table]
    output = json.loads(_output(cloud, command))
    return [dict(zip(output["headings"], map(plain, row), strict=True)) for row in output["data"]]


def plain(value: Any) -> Any:
    """Convert OVSDB's notation of sets, maps and ids to plain values."""
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
        return value
    kind, content = value
    if kind == "set":
        return [plain(each) for each in content]
    if kind == "map":
        return {key: plain(each) for key, each in content}
    return content


def many(value: Any) -> list[Any]:
    """A value as a list: OVSDB writes a set with one member as that member."""
    return value if isinstance(value, list) else [value]


class Copy:
    """A running copy of the southbound database. Reads and writes do not affect the cloud."""

    def __init__(self, cloud: Cloud, socket: Path) -> None:
        self.cloud = cloud
        self.url = f"unix:{socket}"
        self._known: set[tuple[str, str]] = set()
        self._datapaths: dict[str, Any] = {}

    def know_neighbours(self, router_ports: list[str], addresses: list[str]) -> None:
        """Add MAC bindings of outer hosts: ovn-trace 23.03 never ends when it has to discover an IPv6 neighbour."""
        wanted = {(port, address) for port in router_ports for address in addresses} - self._known
        if not wanted:
            return
        rows = [
            {
                "op": "insert",
                "table": "MAC_Binding",
                "row": {"logical_port": port, "ip": address, "mac": NEIGHBOUR_MAC, "datapath": self._datapath(port)},
            }
            for port, address in sorted(wanted)
        ]
        self._transact(rows)
        self._known |= wanted

    def _datapath(self, port: str) -> Any:
        if port not in self._datapaths:
            where = [["logical_port", "==", port]]
            select = {"op": "select", "table": "Port_Binding", "where": where, "columns": ["datapath"]}
            self._datapaths[port] = self._transact([select])[0]["rows"][0]["datapath"]
        return self._datapaths[port]

    def _transact(self, operations: list[dict[str, Any]]) -> list[dict[str, Any]]:
        transaction = json.dumps(["OVN_Southbound", *operations])
        results = json.loads(_output(self.cloud, ["ovsdb-client", "transact", self.url, transaction]))
        wrong = [answer for answer in results if "error" in answer]
        if wrong:
            raise Problem(f"OVN's southbound database rejects the transaction: {wrong[0]}")
        return results


@contextmanager
def southbound_copy(cloud: Cloud) -> Iterator[Copy]:
    """Copy the southbound database and serve the copy for as long as it is needed."""
    with tempfile.TemporaryDirectory(dir=cloud.paths.run, prefix="trace-") as name:
        folder = Path(name)
        shutil.copy(cloud.paths.data / "ovn" / "sb.db", folder / "sb.db")
        socket = folder / "sb.sock"
        serve = ["ovsdb-server", str(folder / "sb.db"), f"--remote=punix:{socket}", f"--unixctl={folder / 'ctl'}"]
        server = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *serve],
            env=cloud.process_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while not socket.exists():
                if server.poll() is not None:
                    raise Problem("the copy of OVN's southbound database does not start")
                time.sleep(0.02)
            yield Copy(cloud, socket)
        finally:
            server.terminate()
            server.wait()


def _output(cloud: Cloud, command: list[str]) -> str:
    result = subprocess.run(command, env=cloud.process_environment(), capture_output=True, text=True)
    if result.returncode != 0:
        raise Problem(f"OVN does not answer: {result.stderr.strip()}", f"is {cloud.site.name}'s cloud up?")
    return result.stdout
