"""Status of a cloud: each process with its state, memory, open files, connections and ports; the size of the data."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from sandbox.cloud import Cloud
from sandbox.problems import NOT_UP
from sandbox.supervision import Supervisor, all_programs


@dataclass(frozen=True)
class Part:
    """One program, with all its processes."""

    service: str
    name: str
    state: str
    pid: int
    members: int
    rss_mib: int
    pss_mib: int
    open_files: int
    """File descriptors: files, sockets, pipes."""
    sql: int
    """Connections to the database."""
    amqp: int
    """Connections to RabbitMQ."""
    listens: list[str]
    """`tcp 127.0.0.1:21000`, one for each socket that accepts connections or packets."""
    deaths: int


def parts_of(cloud: Cloud, supervisor: Supervisor) -> list[Part]:
    """Every program of the cloud."""
    states, deaths = supervisor.states(), supervisor.deaths()
    parts = []
    programs = {program.name: program.service for program in all_programs(cloud)}
    programs |= {name: "clusters" for name in states if name not in programs}
    for name, service in programs.items():
        info = states.get(name, {"statename": "UNKNOWN", "pid": 0})
        family = processes_of(info["pid"])
        rss, pss = memory_of(family)
        sockets = sockets_of(family)
        parts.append(
            Part(
                service=service,
                name=name,
                state=info["statename"],
                pid=info["pid"],
                members=len(family),
                rss_mib=rss >> 20,
                pss_mib=pss >> 20,
                open_files=open_files_of(family),
                sql=connected(sockets, cloud.port("mariadb", "sql")),
                amqp=connected(sockets, cloud.port("rabbitmq", "amqp")),
                listens=listening(sockets),
                deaths=deaths.get(name, 0),
            )
        )
    return parts


def processes_of(pid: int) -> list[psutil.Process]:
    """A process and all its descendants."""
    try:
        process = psutil.Process(pid) if pid else None
        return [process, *process.children(recursive=True)] if process else []
    except psutil.NoSuchProcess:
        return []


def memory_of(processes: list[psutil.Process]) -> tuple[int, int]:
    """RSS and PSS in bytes: shared memory counts for each process in RSS, and once in PSS."""
    rss = pss = 0
    for process in processes:
        try:
            memory = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        rss += memory.rss
        pss += memory.pss
    return rss, pss


def open_files_of(processes: list[psutil.Process]) -> int:
    """Number of file descriptors of processes."""
    count = 0
    for process in processes:
        try:
            count += process.num_fds()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return count


def sockets_of(processes: list[psutil.Process]) -> list[Any]:
    """The internet sockets of processes."""
    found: list[Any] = []
    for process in processes:
        try:
            found += process.net_connections("inet")
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


def listening(sockets: Iterable[Any]) -> list[str]:
    """Addresses at which sockets accept connections or packets."""
    found = set()
    for each in sockets:
        datagram = each.type == socket.SOCK_DGRAM
        if each.status == psutil.CONN_LISTEN or (datagram and not each.raddr):
            host = f"[{each.laddr.ip}]" if ":" in each.laddr.ip else each.laddr.ip
            found.add(f"{'udp' if datagram else 'tcp'} {host}:{each.laddr.port}")
    return sorted(found)


def connected(sockets: Iterable[Any], port: int) -> int:
    """Number of connections to a port; one that several processes share counts once."""
    return len({(each.laddr, each.raddr) for each in sockets if each.raddr and each.raddr.port == port})


def sizes_of(cloud: Cloud) -> dict[str, int]:
    """MiB on disk: each folder of the data, and the logs."""
    folders = {path.name: path for path in sorted(cloud.paths.data.iterdir()) if path.is_dir()}
    return {name: size_of(path) >> 20 for name, path in (folders | {"log": cloud.paths.log}).items()}


def size_of(folder: Path) -> int:
    """Bytes on disk of everything in a folder; files may come and go meanwhile."""
    size = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(where, name)).st_blocks * 512
            except FileNotFoundError:
                continue
    return size


def show(cloud: Cloud, as_json: bool) -> int:
    """Print the status; 0 when everything runs."""
    supervisor = Supervisor(cloud)
    if not supervisor.alive():
        print(
            json.dumps({"site": cloud.site.name, "up": False, "processes": []})
            if as_json
            else f"{cloud.site.name}: down"
        )
        return NOT_UP
    parts = parts_of(cloud, supervisor)
    good = all(part.state == "RUNNING" for part in parts)
    own_rss, own_pss = memory_of(processes_of(supervisor.pid() or 0)[:1])
    total = {
        "rss_mib": sum(part.rss_mib for part in parts) + (own_rss >> 20),
        "pss_mib": sum(part.pss_mib for part in parts) + (own_pss >> 20),
        "open_files": sum(part.open_files for part in parts),
        "sql": sum(part.sql for part in parts),
        "amqp": sum(part.amqp for part in parts),
    }
    sizes = sizes_of(cloud)
    if as_json:
        summary = {
            "site": cloud.site.name,
            "region": cloud.site.region,
            "identity": cloud.identity,
            "up": good,
            **total,
            "data_mib": sizes,
        }
        print(json.dumps({**summary, "processes": [asdict(part) for part in parts]}, indent=2))
    else:
        _print_table(cloud, parts, total)
        print(f"\nMiB on disk: {', '.join(f'{name} {size}' for name, size in sizes.items())}")
        for part in parts:
            if part.deaths:
                print(
                    f"\n{part.name} has died {part.deaths} times; its log ends with\n{supervisor.last_lines(part.name)}"
                )
    return 0 if good else NOT_UP


def _print_table(cloud: Cloud, parts: list[Part], total: dict[str, int]) -> None:
    table = Table(title=f"{cloud.site.name} ({cloud.site.region}), {cloud.identity}", box=None, title_justify="left")
    for heading in ("Process", "State", "Pid", "Processes", "RSS MiB", "PSS MiB", "Files", "SQL", "AMQP", "Ports"):
        table.add_column(heading, justify="left" if heading in ("Process", "State", "Ports") else "right", no_wrap=True)
    for part in parts:
        numbers = (part.pid, part.members, part.rss_mib, part.pss_mib, part.open_files, part.sql, part.amqp)
        ports = sorted({where.rsplit(":", 1)[1] for where in part.listens})
        table.add_row(part.name, part.state, *map(str, numbers), " ".join(ports))
    table.add_row("total", "", "", "", *map(str, total.values()), "")
    console = Console(highlight=False)
    console.width = max(console.width, 130)  # not truncated when the output is a file
    console.print(table)
