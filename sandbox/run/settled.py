"""An API that answers only when what it has handed on can be seen.

Magnum's API gives an order to its conductor and answers 202 before the conductor has written anything: for a moment the
cluster is not there, and a node group that goes does not say so. The OpenStack plugin looks at once and takes the one for
a cluster that was deleted, the other for a deletion that failed.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

DEADLINE = 30.0
"""Seconds after which the answer goes out anyway, as it would have at once."""
PAUSE = 0.1

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
CLUSTERS = re.compile(r"^/v1/clusters/?$")
NODE_GROUP = re.compile(r"^/v1/clusters/[^/]+/nodegroups/[^/]+$")


class Settled:
    """A WSGI application in front of Magnum's."""

    def __init__(self, application: Application, deadline: float = DEADLINE, pause: float = PAUSE) -> None:
        self.application = application
        self.deadline = deadline
        self.pause = pause

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        creates = method == "POST" and CLUSTERS.match(path)
        removes = method == "DELETE" and NODE_GROUP.match(path)
        if not creates and not removes:
            return self.application(environ, start_response)
        asked = dict(environ)
        status, headers, body = _call(self.application, environ)
        if creates and status.startswith("202"):
            self._wait(asked, f"{path.rstrip('/')}/{json.loads(body)['uuid']}", _is_there)
        elif removes and status.startswith(("202", "204")):
            self._wait(asked, path, _is_going)
        start_response(status, headers)
        return [body]

    def _wait(self, asked: Environ, path: str, done: Callable[[str, bytes], bool]) -> None:
        end = time.monotonic() + self.deadline
        while time.monotonic() < end:
            look = {**asked, "REQUEST_METHOD": "GET", "PATH_INFO": path, "CONTENT_LENGTH": "0", "wsgi.input": io.BytesIO()}
            status, _, body = _call(self.application, look)
            if done(status, body):
                return
            time.sleep(self.pause)


def _is_there(status: str, _body: bytes) -> bool:
    return not status.startswith("404")


def _is_going(status: str, body: bytes) -> bool:
    return not status.startswith("200") or str(json.loads(body).get("status", "")).startswith("DELETE")


def _call(application: Application, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes]:
    said: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], None]:
        said[:] = [status, headers]
        return lambda _: None

    answer = application(environ, start)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return said[0], said[1], body
