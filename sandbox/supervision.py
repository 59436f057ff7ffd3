"""The site's supervisord, one a cloud, reached by a unix socket: it starts, restarts and stops processes."""

from __future__ import annotations

import configparser
import io
import os
import shlex
import subprocess
import time
import xmlrpc.client
from dataclasses import dataclass
from typing import Any

import psutil

from sandbox import programs
from sandbox.cloud import Cloud
from sandbox.model import Process, Wsgi
from sandbox.passwords import write_private
from sandbox.paths import PRODUCT
from sandbox.problems import NOT_POSSIBLE, Problem
from sandbox.site import Compute

UNIX_PATH_LIMIT = 107
UP = {"RUNNING", "STARTING", "STOPPING"}


@dataclass(frozen=True)
class Program:
    """A process as the supervisor knows it."""

    name: str
    service: str
    process: Process
    compute: Compute | None


def programs_of(cloud: Cloud, service: str, process: Process) -> list[Program]:
    """The programs of a process: one, or one for each compute host."""
    hosts: tuple[Compute | None, ...] = cloud.site.computes if process.each == "compute" else (None,)
    return [Program(cloud.program(service, process.name, host), service, process, host) for host in hosts]


def all_programs(cloud: Cloud) -> list[Program]:
    """Every program of a cloud."""
    return [
        program
        for service in cloud.plan.services.values()
        for process in service.processes
        for program in programs_of(cloud, service.name, process)
    ]


def command_of(cloud: Cloud, program: Program) -> list[str]:
    """The command line."""
    process = program.process
    return uwsgi(cloud, program, process.wsgi) if process.wsgi else cloud.fill_words(process.command, program.compute)


def uwsgi(cloud: Cloud, program: Program, wsgi: Wsgi) -> list[str]:
    """Command line of an API under uWSGI. Its plain HTTP socket has no keep-alive, so responses close it."""
    words = [str(cloud.environment.venv / "bin" / "uwsgi")]
    words += ["--http-socket", f"127.0.0.1:{cloud.port(program.service, wsgi.port)}"]
    words += ["--module", wsgi.module, "--processes", str(wsgi.processes), "--threads", str(wsgi.threads)]
    words += ["--master", "--no-orphans", "--die-on-term", "--enable-threads", "--lazy-apps", "--need-app"]
    words += ["--buffer-size", "65535", "--listen", "100", "--add-header", "Connection: close", "--disable-logging"]
    if wsgi.cheaper:
        words += ["--cheaper", str(wsgi.cheaper)]
    words += cloud.fill_words(wsgi.options)
    if wsgi.arguments:
        words += ["--pyargv", shlex.join(cloud.fill_words(wsgi.arguments))]
    return words


class Supervisor:
    """Client of a cloud's supervisord."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.socket = cloud.paths.run / "supervisor.sock"
        self.config = cloud.paths.etc / "supervisord.conf"
        self.pid_file = cloud.paths.run / "supervisor.pid"

    @property
    def _call(self) -> Any:
        return programs.remote(self.socket)

    def alive(self) -> bool:
        """True when the supervisor answers."""
        try:
            return self._call.getState()["statename"] == "RUNNING"
        except (OSError, xmlrpc.client.Error):
            return False

    def pid(self) -> int | None:
        """Its process id, or None when it does not answer."""
        return self._call.getPID() if self.alive() else None

    def launch(self) -> None:
        """Write its configuration and start it; it starts no program by itself."""
        longest = max(
            len(str(self.cloud.paths.run / host.name / "br-ext-1.snoop")) for host in self.cloud.site.computes
        )
        if longest > UNIX_PATH_LIMIT:
            raise Problem(
                f"{self.cloud.paths.run} is too long: a unix socket path in it would have {longest} characters",
                "set AES_ESTATE_STATE to a shorter folder",
                NOT_POSSIBLE,
            )
        self._write_config()
        command = [str(self.cloud.environment.python), str(PRODUCT / "run" / "supervisord.py"), "-c", str(self.config)]
        result = subprocess.run(
            command, env=self.cloud.process_environment(), cwd=self.cloud.paths.run, capture_output=True, text=True
        )
        if result.returncode != 0:
            raise Problem(f"supervisord did not start: {(result.stdout + result.stderr).strip()}")
        deadline = time.monotonic() + 15
        while not self.alive():
            if time.monotonic() > deadline:
                raise Problem(f"supervisord does not answer; see {self.cloud.paths.log / 'supervisord.log'}")
            time.sleep(0.05)

    def _write_config(self) -> None:
        log = self.cloud.paths.log
        config = configparser.RawConfigParser()
        config["unix_http_server"] = {"file": str(self.socket), "chmod": "0600"}
        config["rpcinterface:supervisor"] = {
            "supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"
        }
        config["supervisord"] = {
            "logfile": str(log / "supervisord.log"),
            "pidfile": str(self.pid_file),
            "childlogdir": str(log),
            "directory": str(self.cloud.paths.run),
            "minfds": "8192",
        }
        if os.geteuid() == 0:
            config["supervisord"]["user"] = "root"
        config["include"] = {"files": str(self.cloud.paths.cloud / programs.LATER)}
        for program in all_programs(self.cloud):
            config[f"program:{program.name}"] = self._program(program)
        text = io.StringIO()
        config.write(text)
        write_private(self.config, text.getvalue())

    def _program(self, program: Program) -> dict[str, str]:
        process = program.process
        settings = {key: self.cloud.fill(value, program.compute) for key, value in process.environment.items()}
        log = self.cloud.paths.log / f"{program.name}.log"
        command = command_of(self.cloud, program)
        return programs.section(command, settings, log, process.stop_seconds, process.kill)

    def states(self) -> dict[str, dict[str, Any]]:
        """Program → the supervisor's process info."""
        return {info["name"]: info for info in self._call.getAllProcessInfo()}

    def later_programs(self) -> list[str]:
        """Programs added while the cloud runs: one for each Kubernetes cluster."""
        known = {program.name for program in all_programs(self.cloud)}
        return [name for name in self.states() if name not in known]

    def state(self, program: str) -> str:
        """One program's state: RUNNING, STARTING, BACKOFF, FATAL…"""
        return self._call.getProcessInfo(program)["statename"]

    def start(self, program: str) -> None:
        """Start a program that is not running."""
        try:
            self._call.startProcess(program, False)
        except xmlrpc.client.Fault as fault:
            if "ALREADY_STARTED" not in fault.faultString:
                raise Problem(f"{program} cannot be started: {fault.faultString}") from fault

    def stop(self, programs: list[str], seconds: float = 90) -> list[str]:
        """Stop programs, all at the same time, and wait until they are gone. Returns those that still run: a busy
        machine may take longer, and their data must not be read meanwhile."""
        for name in programs:
            try:
                self._call.stopProcess(name, False)
            except xmlrpc.client.Fault:
                continue  # not running
        deadline = time.monotonic() + seconds
        while running := [name for name, info in self.states().items() if name in programs and info["statename"] in UP]:
            if time.monotonic() > deadline:
                return running
            time.sleep(0.05)
        return []

    def shutdown(self) -> None:
        """Stop the supervisor itself, and wait for its end."""
        pid = self.pid()
        if pid is None:
            return
        self._call.shutdown()
        try:
            psutil.Process(pid).wait(timeout=10)
        except psutil.NoSuchProcess:
            pass
        except psutil.TimeoutExpired as slow:
            raise Problem(f"supervisord (pid {pid}) does not end") from slow

    def deaths(self) -> dict[str, int]:
        """Program → number of deaths since the supervisor started, from the supervisor's log."""
        log = self.cloud.paths.log / "supervisord.log"
        counts: dict[str, int] = {}
        if not log.exists():
            return counts
        for line in log.read_text(errors="replace").splitlines():
            if "supervisord started with pid" in line:
                counts.clear()
            if " WARN exited: " in line:
                name = line.split(" WARN exited: ")[1].split(" ")[0]
                counts[name] = counts.get(name, 0) + 1
        return counts

    def last_lines(self, program: str, count: int = 8) -> str:
        """The end of a program's log."""
        log = self.cloud.paths.log / f"{program}.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:]) if log.exists() else "(no log)"
