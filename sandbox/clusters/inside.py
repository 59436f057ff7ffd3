"""Shared by the controllers that act inside clusters: a cluster's API, its cloud, and events on objects."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import openstack.connection

from sandbox.clusters.api import Api
from sandbox.clusters.cloud import connect
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Spec

WHO = "cloud-controller"


@dataclass
class Inside:
    """One cluster as its cloud's controllers use it."""

    settings: Settings
    spec: Spec
    last_messages: dict[str, str] = field(default_factory=dict)
    """Object's uid → its last event's message, so that a repeated message creates no second event."""

    @cached_property
    def api(self) -> Api:
        """The cluster's API."""
        return Api(self.settings.clusters / self.spec.uuid, self.spec.port, WHO)

    @cached_property
    def cloud(self) -> openstack.connection.Connection:
        """The cloud, in the project and with the roles of the cluster's creator."""
        return connect(self.settings, self.settings.clusters / self.spec.uuid)

    def record_event(self, thing: dict[str, Any], kind: str, reason: str, message: str, warning: bool = False) -> None:
        """Create an event for an object, as `kubectl describe` shows it, unless it repeats the last message."""
        meta = thing["metadata"]
        if self.last_messages.get(meta["uid"]) == message:
            return
        self.last_messages[meta["uid"]] = message
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.api.create(
            f"/api/v1/namespaces/{meta['namespace']}/events",
            {
                "apiVersion": "v1",
                "kind": "Event",
                "metadata": {"generateName": f"{meta['name']}.", "namespace": meta["namespace"]},
                "involvedObject": {
                    "apiVersion": "v1",
                    "kind": kind,
                    "name": meta["name"],
                    "namespace": meta["namespace"],
                    "uid": meta["uid"],
                },
                "reason": reason,
                "message": message[:1024],
                "type": "Warning" if warning else "Normal",
                "source": {"component": WHO},
                "firstTimestamp": now,
                "lastTimestamp": now,
                "count": 1,
            },
        )


def path_of(collection: str, thing: dict[str, Any]) -> str:
    """The API path of a namespaced object of the core group."""
    meta = thing["metadata"]
    return f"/api/v1/namespaces/{meta['namespace']}/{collection}/{meta['name']}"


def change_finalizer(inside: Inside, path: str, thing: dict[str, Any], name: str, wanted: bool) -> None:
    """Add a finalizer to an object or remove it. The resource version must match, so no other finalizer is lost."""
    meta = thing["metadata"]
    known = meta.get("finalizers", [])
    if wanted == (name in known):
        return
    others = [each for each in known if each != name]
    finalizers = [*others, name] if wanted else others
    inside.api.patch(path, {"metadata": {"resourceVersion": meta["resourceVersion"], "finalizers": finalizers}})
