"""Supervisord: the configuration section of a program, and the connection to the supervisor."""

from __future__ import annotations

import shlex
import xmlrpc.client
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

LATER = "data/clusters/*/program.conf"
"""Glob, below the run folder, of programs that are added and removed while a cloud runs."""


def remote(socket: Path) -> Any:
    """The supervisor's RPC interface. Each call opens a connection: threads must not share one."""
    transport = SupervisorTransport(None, None, f"unix://{socket}")
    return xmlrpc.client.ServerProxy("http://localhost", transport=transport).supervisor


def section(
    command: list[str], settings: dict[str, str], log: Path, stop_seconds: int, kill: bool = False
) -> dict[str, str]:
    """A program's section of the configuration. The program gets SIGTERM when the supervisor ends, so that no process
    is left; it restarts when it dies, and does not start automatically."""
    words = ["setpriv", "--pdeathsig", "TERM", "--", *command]
    return {
        "command": shlex.join(words).replace("%", "%%"),
        "environment": ",".join(f'{key}="{value}"'.replace("%", "%%") for key, value in settings.items()),
        "autostart": "false",
        "autorestart": "true",
        "startsecs": "3",
        "startretries": "5",
        "stopsignal": "KILL" if kill else "TERM",
        "stopwaitsecs": str(stop_seconds),
        "stopasgroup": "true",
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": str(log),
        "stdout_logfile_maxbytes": "10MB",
        "stdout_logfile_backups": "1",
    }
