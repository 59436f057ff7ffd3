"""Delays Magnum's responses until the change is visible.

Magnum's API passes a request to its conductor and answers 202 before the conductor has written anything: for a moment
the new cluster does not exist, and a node group under deletion has its old status. The OpenStack plugin reads at once:
it takes the first for a deleted cluster, the second for a failed deletion.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

DEADLINE = 30.0
"""Seconds after which the response is sent anyway."""
PAUSE = 0.1

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
CLUSTERS = re.compile(r"^/v1/clusters/?$")
NODE_GROUP = re.compile(r"^/v1/clusters/[^/]+/nodegroups/[^/]+$")


class WaitUntilVisible:
    """WSGI middleware around Magnum's application."""

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
        original = dict(environ)
        status, headers, body = _call(self.application, environ)
        if creates and status.startswith("202"):
            self._wait(original, f"{path.rstrip('/')}/{json.loads(body)['uuid']}", _is_there)
        elif removes and status.startswith(("202", "204")):
            self._wait(original, path, _is_going)
        start_response(status, headers)
        return [body]

    def _wait(self, original: Environ, path: str, done: Callable[[str, bytes], bool]) -> None:
        end = time.monotonic() + self.deadline
        while time.monotonic() < end:
            read = {
                **original,
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "CONTENT_LENGTH": "0",
                "wsgi.input": io.BytesIO(),
            }
            status, _, body = _call(self.application, read)
            if done(status, body):
                return
            time.sleep(self.pause)


def _is_there(status: str, _body: bytes) -> bool:
    return not status.startswith("404")


def _is_going(status: str, body: bytes) -> bool:
    return not status.startswith("200") or str(json.loads(body).get("status", "")).startswith("DELETE")


def _call(application: Application, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes]:
    started: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], None]:
        started[:] = [status, headers]
        return lambda _: None

    answer = application(environ, start)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return started[0], started[1], body
