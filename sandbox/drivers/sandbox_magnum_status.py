"""Applies the desired state of clusters in rounds, and updates their status in Magnum until they are complete."""

from __future__ import annotations

import threading
import time
from typing import Any

from magnum import objects
from magnum.common import context as contexts
from magnum.common import exception
from magnum.objects import fields
from magnum.service import periodic
from oslo_log import log
from oslo_service import loopingcall
from sandbox.clusters import faults
from sandbox.clusters.api import ApiError
from sandbox.clusters.reconcile import all_ready, sync_nodes
from sandbox.clusters.server import Clusters, Server
from sandbox.clusters.spec import Spec

LOG = log.getLogger(__name__)
Status = fields.ClusterStatus
PAUSE = 0.5
SEEN_SECONDS = 60
"""Seconds that Magnum may take to record that an operation is in progress."""
RETRIED = (409, 429)
"""HTTP errors of an API server after which the operation is tried again."""

_locks: dict[str, threading.Lock] = {}
_began: dict[str, float] = {}


def later(cluster: Any, awaited: str) -> None:
    """Update a cluster's status in a background thread until its operation is complete."""
    _began[cluster.uuid] = time.monotonic()
    threading.Thread(target=update_until_complete, args=(cluster.uuid, awaited), daemon=True).start()


def update_until_complete(uuid: str, awaited: str) -> None:
    """Run Magnum's own status job until no operation of the cluster is in progress: by default it runs only every
    ten seconds. The handler that called the driver must first save its changes."""
    context = contexts.make_admin_context(all_tenants=True)
    deadline = time.monotonic() + SEEN_SECONDS
    seen = False
    while cluster := _find(context, uuid):
        seen = seen or (cluster.status == awaited and all(group.stack_id for group in cluster.nodegroups))
        if seen:
            _run_job(context, cluster)
            if not in_progress(context, uuid):
                return
        elif time.monotonic() > deadline:
            return
        time.sleep(PAUSE)


def _run_job(context: Any, cluster: Any) -> None:
    try:
        periodic.ClusterUpdateJob(context, cluster).update_status()
    except loopingcall.LoopingCallDone:
        pass
    except Exception:  # the thread must survive: the next round tries again
        LOG.exception("the rehearsal driver cannot update cluster %s", cluster.uuid)


def _find(context: Any, uuid: str) -> Any:
    try:
        return objects.Cluster.get_by_uuid(context, uuid)
    except exception.ClusterNotFound:
        return None


def in_progress(context: Any, uuid: str) -> bool:
    """True when the cluster or one of its node groups is in progress."""
    cluster = _find(context, uuid)
    return bool(cluster) and any(each.status.endswith("IN_PROGRESS") for each in (cluster, *cluster.nodegroups))


def update(clusters: Clusters, cluster: Any) -> None:
    """Run one round of the operation in progress, and record when it is complete. One round runs at a time."""
    with _locks.setdefault(cluster.uuid, threading.Lock()):
        try:
            cluster.refresh()
        except exception.ClusterNotFound:
            return
        fault = faults.read(clusters.settings.fault)
        if fault.kind == "stuck" or _is_slow(cluster.uuid, fault):
            return
        spec = clusters.find(cluster.uuid)
        if cluster.status == Status.DELETE_IN_PROGRESS:
            if spec:
                Server(clusters.settings, spec).remove()
            cluster.status = Status.DELETE_COMPLETE
        elif spec and fault.kind == "create-error" and cluster.status == Status.CREATE_IN_PROGRESS:
            _fail(cluster, faults.REASON)
        elif spec:
            _continue(clusters, spec, cluster)


def _is_slow(uuid: str, fault: faults.Fault) -> bool:
    began = _began.setdefault(uuid, time.monotonic())
    return fault.kind == "slow" and time.monotonic() < began + fault.seconds


def _continue(clusters: Clusters, spec: Spec, cluster: Any) -> None:
    server = Server(clusters.settings, spec)
    server.ensure()
    if server.has_given_up():
        _fail(cluster, f"the control plane does not start: {server.last_line()}")
        return
    if not server.api.ready():
        return
    try:
        addresses = sync_nodes(clusters.settings, spec, server.api)
        if all_ready(spec, server.api):
            _complete(spec, cluster, addresses)
    except ApiError as error:
        if error.code in RETRIED or error.code >= 500:
            LOG.info("cluster %s: %s; trying again", cluster.name, error)
            return
        _fail(cluster, str(error))


def _complete(spec: Spec, cluster: Any, addresses: dict[str, list[str]]) -> None:
    """The desired state is reached; a change that Magnum has not passed to the driver yet stays in progress."""
    for group in cluster.nodegroups:
        wanted = spec.groups.get(group.name)
        if group.status == Status.DELETE_IN_PROGRESS:
            if wanted is None:
                group.destroy()
        elif wanted and wanted.count == group.node_count and group.status.endswith("IN_PROGRESS"):
            group.node_addresses = addresses[group.name]
            group.status = _finished(group.status, "COMPLETE")
            group.status_reason = None
            group.save()
    if any(group.status.endswith("IN_PROGRESS") for group in objects.NodeGroup.list(_admin(), cluster.uuid)):
        return
    cluster.coe_version = spec.version
    if cluster.status.endswith("IN_PROGRESS"):
        cluster.status = _finished(cluster.status, "COMPLETE")
        cluster.status_reason = None
    cluster.save()


def _fail(cluster: Any, reason: str) -> None:
    for group in cluster.nodegroups:
        if group.status.endswith("IN_PROGRESS"):
            group.status, group.status_reason = _finished(group.status, "FAILED"), reason
            group.save()
    cluster.status, cluster.status_reason = _finished(cluster.status, "FAILED"), reason
    cluster.save()


def _finished(status: str, how: str) -> str:
    return status.replace("IN_PROGRESS", how)


def _admin() -> Any:
    return contexts.make_admin_context(all_tenants=True)
