"""Status of a cloud: each process with its state, memory and ports."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict, dataclass

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
        parts.append(
            Part(
                service=service,
                name=name,
                state=info["statename"],
                pid=info["pid"],
                members=len(family),
                rss_mib=rss >> 20,
                pss_mib=pss >> 20,
                listens=listening(family),
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


def listening(processes: list[psutil.Process]) -> list[str]:
    """Addresses at which processes accept connections or packets."""
    found = set()
    for process in processes:
        try:
            sockets = process.net_connections("inet")
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        for each in sockets:
            datagram = each.type == socket.SOCK_DGRAM
            if each.status == psutil.CONN_LISTEN or (datagram and not each.raddr):
                host = f"[{each.laddr.ip}]" if ":" in each.laddr.ip else each.laddr.ip
                found.add(f"{'udp' if datagram else 'tcp'} {host}:{each.laddr.port}")
    return sorted(found)


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
    }
    if as_json:
        summary = {
            "site": cloud.site.name,
            "region": cloud.site.region,
            "identity": cloud.identity,
            "up": good,
            **total,
        }
        print(json.dumps({**summary, "processes": [asdict(part) for part in parts]}, indent=2))
    else:
        _print_table(cloud, parts, total)
        for part in parts:
            if part.deaths:
                print(
                    f"\n{part.name} has died {part.deaths} times; its log ends with\n{supervisor.last_lines(part.name)}"
                )
    return 0 if good else NOT_UP


def _print_table(cloud: Cloud, parts: list[Part], total: dict[str, int]) -> None:
    table = Table(title=f"{cloud.site.name} ({cloud.site.region}), {cloud.identity}", box=None, title_justify="left")
    for heading in ("Process", "State", "Pid", "Processes", "RSS MiB", "PSS MiB", "Ports"):
        table.add_column(heading, justify="left" if heading in ("Process", "State", "Ports") else "right", no_wrap=True)
    for part in parts:
        numbers = (part.pid, part.members, part.rss_mib, part.pss_mib)
        ports = sorted({where.rsplit(":", 1)[1] for where in part.listens})
        table.add_row(part.name, part.state, *map(str, numbers), " ".join(ports))
    table.add_row("total", "", "", "", str(total["rss_mib"]), str(total["pss_mib"]), "")
    console = Console(highlight=False)
    console.width = max(console.width, 110)  # not truncated when the output is a file
    console.print(table)
