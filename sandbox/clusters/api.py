"""Client of a cluster's own API, as its administrator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import requests

PATCHES = {"merge": "application/merge-patch+json", "strategic": "application/strategic-merge-patch+json"}


class ApiError(Exception):
    """The API server has answered with an error; `code` is the HTTP status."""

    def __init__(self, method: str, path: str, code: int, message: str) -> None:
        super().__init__(f"{method} {path}: HTTP {code}: {message}")
        self.code = code


class Api:
    """Requests that authenticate with a client certificate from a cluster's folder."""

    def __init__(self, folder: Path, port: int, who: str = "admin", timeout: float = 10) -> None:
        self.url = f"https://127.0.0.1:{port}"
        self.timeout = timeout
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.verify = str(folder / "ca.crt")
        self.session.cert = (str(folder / f"{who}.crt"), str(folder / f"{who}.key"))

    def ready(self) -> bool:
        """True when the API server is ready."""
        try:
            return self.session.get(f"{self.url}/readyz", timeout=3).status_code == 200
        except (requests.RequestException, OSError):
            return False

    def get(self, path: str) -> dict[str, Any]:
        """One object or one list."""
        return self._ask("GET", path)

    def items(self, path: str) -> list[dict[str, Any]]:
        """The objects of a list."""
        return self.get(path)["items"]

    def create(self, path: str, thing: dict[str, Any]) -> dict[str, Any]:
        """Create an object."""
        return self._ask("POST", path, thing)

    def patch(self, path: str, change: dict[str, Any], how: str = "merge") -> dict[str, Any]:
        """Change an object."""
        return self._ask("PATCH", path, change, PATCHES[how])

    def delete(self, path: str) -> None:
        """Delete an object; one that does not exist is accepted."""
        try:
            self._ask("DELETE", path)
        except ApiError as error:
            if error.code != 404:
                raise

    def _ask(self, method: str, path: str, body: Any = None, kind: str = "application/json") -> dict[str, Any]:
        answer = self.session.request(
            method,
            self.url + path,
            data=None if body is None else json.dumps(body),
            headers={"Content-Type": kind, "Accept": "application/json"},
            timeout=self.timeout,
        )
        try:
            content = answer.json()
        except ValueError:
            content = {"message": answer.text}
        if answer.status_code >= 400:
            raise ApiError(method, path, answer.status_code, content.get("message", ""))
        return content
