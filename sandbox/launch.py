"""Start a cloud: every node of the plan as soon as its dependencies are finished, in parallel."""

from __future__ import annotations

import concurrent.futures
import graphlib
import http.client
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from sandbox import calls
from sandbox.cloud import Cloud
from sandbox.model import Process, Service
from sandbox.passwords import write_private
from sandbox.problems import Problem
from sandbox.progress import Progress
from sandbox.steps import do_steps, run_command, start_clean
from sandbox.supervision import Program, Supervisor, programs_of

READY_SECONDS = 240
TRIES = 3
"""Number of deaths during the start after which the start fails."""


class Launch:
    """One start of a cloud."""

    def __init__(self, cloud: Cloud, supervisor: Supervisor, progress: Progress) -> None:
        self.cloud = cloud
        self.supervisor = supervisor
        self.progress = progress
        self.given_up = threading.Event()

    def run(self) -> None:
        """Start everything; the first problem stops the start."""
        self._write_files()
        walk(self.cloud.plan.nodes, self._node, self.given_up)

    def _write_files(self) -> None:
        """Write all configuration first: services read each other's files, and must not read an incomplete one."""
        for service in self.cloud.plan.services.values():
            write_service_files(self.cloud, service)

    def _node(self, node: str) -> None:
        name, _, part = node.partition("/")
        service = self.cloud.plan.services[name]
        if part == "prepare":
            for name in service.each_start:
                calls.call(self.cloud, name)
            start_clean(self.cloud, service)
            do_steps(self.cloud, service, service.once)
        elif part:
            process = next(process for process in service.processes if process.name == part)
            self._start(service, process)
        else:
            do_steps(self.cloud, service, service.afterwards)
            for check in service.checks:
                self._wait(check, lambda check=check: calls.check(self.cloud, check), None)
            self.progress.ready(service.title)

    def _start(self, service: Service, process: Process) -> None:
        programs = programs_of(self.cloud, service.name, process)
        for program in programs:
            for number, command in enumerate(process.before):
                words = self.cloud.fill_words(command, program.compute)
                run_command(self.cloud, words, f"{program.name}-{number}")
            self.supervisor.start(program.name)
        for program in programs:
            self._wait(program.name, lambda program=program: is_ready(self.cloud, program), program)

    def _wait(self, what: str, ready: Callable[[], bool], program: Program | None) -> None:
        deadline = time.monotonic() + READY_SECONDS
        pause = 0.1 if program else 0.3
        next_check = time.monotonic() + 1
        while not ready():
            if self.given_up.is_set():
                raise Problem("stopped because of another problem")
            if program and time.monotonic() > next_check:
                self._check_alive(program.name)
                next_check = time.monotonic() + 1
            if time.monotonic() > deadline:
                log = f"; its log ends with\n{self.supervisor.last_lines(program.name)}" if program else ""
                raise Problem(f"{what} is not ready after {READY_SECONDS} s{log}")
            time.sleep(pause)

    def _check_alive(self, program: str) -> None:
        dead = self.supervisor.state(program) == "FATAL"
        if dead or self.supervisor.deaths().get(program, 0) >= TRIES:
            raise Problem(
                f"{program} keeps dying; its log ends with\n{self.supervisor.last_lines(program)}",
                f"the whole log: {self.cloud.paths.log / (program + '.log')}",
            )


def walk(nodes: dict[str, frozenset[str]], work: Callable[[str], None], given_up: threading.Event) -> None:
    """Run `work` for every node after its dependencies, with as much parallelism as possible."""
    sorter: graphlib.TopologicalSorter[str] = graphlib.TopologicalSorter(nodes)
    sorter.prepare()
    with concurrent.futures.ThreadPoolExecutor(max_workers=len(nodes)) as pool:
        running: dict[concurrent.futures.Future[None], str] = {}
        try:
            while sorter.is_active():
                for node in sorter.get_ready():
                    running[pool.submit(work, node)] = node
                finished, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
                for future in finished:
                    node = running.pop(future)
                    future.result()
                    sorter.done(node)
        except BaseException:
            given_up.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def write_service_files(cloud: Cloud, service: Service) -> None:
    """Create a service's folders, files and links."""
    for folder in service.folders:
        for host in cloud.computes_for(folder):
            (cloud.paths.cloud / cloud.fill(folder, host)).mkdir(parents=True, exist_ok=True)
    for path, template in service.files.items():
        for host in cloud.computes_for(path):
            extra = {"compute": host} if host else {}
            text = cloud.templates.get_template(template).render(**cloud.variables, **extra)
            write_private(cloud.paths.cloud / cloud.fill(path, host), text)
    for path, target in service.links.items():
        _link(cloud.paths.cloud / path, Path(cloud.fill(target)))
    # oslo.config reads this folder when it is given no file.
    if (cloud.paths.etc / service.name).is_dir():
        _link(cloud.paths.cloud / "home" / f".{service.name}", cloud.paths.etc / service.name)


def _link(path: Path, target: Path) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(path)


def is_ready(cloud: Cloud, program: Program) -> bool:
    """True when a process answers at the place that its service file declares."""
    ready = program.process.ready
    if ready.http:
        port, _, path = ready.http.partition("/")
        return answers_http(cloud.port(program.service, port), f"/{path}")
    if ready.port:
        return accepts(("127.0.0.1", cloud.port(program.service, ready.port)))
    if ready.socket:
        return accepts(str(cloud.paths.cloud / cloud.fill(ready.socket, program.compute)))
    return True


def accepts(address: tuple[str, int] | str) -> bool:
    """True when a process accepts connections at the address."""
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True


def answers_http(port: int, path: str) -> bool:
    """True when an API answers with a status below 500, for example 401."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
