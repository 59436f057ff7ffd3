"""How any program of a cloud is told to its supervisord, and how that is reached."""

from __future__ import annotations

import shlex
import xmlrpc.client
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

LATER = "data/clusters/*/program.conf"
"""Programs that come and go while a cloud runs, below the run folder."""


def remote(socket: Path) -> Any:
    """The supervisor's interface. A connection a call: threads do not share one."""
    transport = SupervisorTransport(None, None, f"unix://{socket}")
    return xmlrpc.client.ServerProxy("http://localhost", transport=transport).supervisor


def section(
    command: list[str], settings: dict[str, str], log: Path, stop_seconds: int, kill: bool = False
) -> dict[str, str]:
    """A program's section of the configuration. It gets SIGTERM when the supervisor is gone, so that nothing is left
    behind; it comes back when it dies, and is not started by itself."""
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
