"""What the parts that act inside of clusters share: a cluster's API, its cloud, and what is told to people."""

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
    """One cluster, seen by its cloud's controllers."""

    settings: Settings
    spec: Spec
    told: dict[str, str] = field(default_factory=dict)
    """Object → the last thing said about it, so that it is said once."""

    @cached_property
    def api(self) -> Api:
        """The cluster's API."""
        return Api(self.settings.clusters / self.spec.uuid, self.spec.port, WHO)

    @cached_property
    def cloud(self) -> openstack.connection.Connection:
        """The cloud, in the project and with the roles of the cluster's maker."""
        return connect(self.settings, self.settings.clusters / self.spec.uuid)

    def tell(self, thing: dict[str, Any], kind: str, reason: str, message: str, warning: bool = False) -> None:
        """An event beside an object, as `kubectl describe` shows it; the same thing is said once."""
        meta = thing["metadata"]
        if self.told.get(meta["uid"]) == message:
            return
        self.told[meta["uid"]] = message
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
    """The path of an object of a namespace."""
    meta = thing["metadata"]
    return f"/api/v1/namespaces/{meta['namespace']}/{collection}/{meta['name']}"


def change_finalizer(inside: Inside, path: str, thing: dict[str, Any], name: str, wanted: bool) -> None:
    """Put a finalizer on an object, or take it off; nobody else's is touched, because the version must be the same."""
    meta = thing["metadata"]
    known = meta.get("finalizers", [])
    if wanted == (name in known):
        return
    others = [each for each in known if each != name]
    finalizers = [*others, name] if wanted else others
    inside.api.patch(path, {"metadata": {"resourceVersion": meta["resourceVersion"], "finalizers": finalizers}})
