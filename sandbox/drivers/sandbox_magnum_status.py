"""How a cluster's status settles: what was asked for is done here, as often as it takes, and told when it is done."""

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
from sandbox.clusters.api import Refused
from sandbox.clusters.reconcile import all_ready, sync_nodes
from sandbox.clusters.server import Clusters, Server
from sandbox.clusters.spec import Spec

LOG = log.getLogger(__name__)
Status = fields.ClusterStatus
PAUSE = 0.5
SEEN_SECONDS = 60
"""How long Magnum may take to write down that an operation is in progress."""
PASSING = (409, 429)
"""Answers of an API server that a second try may not get."""

_locks: dict[str, threading.Lock] = {}
_began: dict[str, float] = {}


def later(cluster: Any, awaited: str) -> None:
    """Settle a cluster's status from now on, beside whatever else goes on."""
    _began[cluster.uuid] = time.monotonic()
    threading.Thread(target=settle, args=(cluster.uuid, awaited), daemon=True).start()


def settle(uuid: str, awaited: str) -> None:
    """Run Magnum's own status job until nothing of the cluster is in progress any more: by itself Magnum looks every
    ten seconds. First the handler that called the driver has to save what it does."""
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
    except Exception:  # a thread's last resort: the next round tries again
        LOG.exception("the rehearsal driver cannot settle cluster %s", cluster.uuid)


def _find(context: Any, uuid: str) -> Any:
    try:
        return objects.Cluster.get_by_uuid(context, uuid)
    except exception.ClusterNotFound:
        return None


def in_progress(context: Any, uuid: str) -> bool:
    """Whether the cluster or one of its node groups is."""
    cluster = _find(context, uuid)
    return bool(cluster) and any(each.status.endswith("IN_PROGRESS") for each in (cluster, *cluster.nodegroups))


def update(clusters: Clusters, cluster: Any) -> None:
    """One round: go on with what is in progress, and say so when it is done. One round at a time."""
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
            _go_on(clusters, spec, cluster)


def _is_slow(uuid: str, fault: faults.Fault) -> bool:
    began = _began.setdefault(uuid, time.monotonic())
    return fault.kind == "slow" and time.monotonic() < began + fault.seconds


def _go_on(clusters: Clusters, spec: Spec, cluster: Any) -> None:
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
    except Refused as refused:
        if refused.code in PASSING or refused.code >= 500:
            LOG.info("cluster %s: %s; once more", cluster.name, refused)
            return
        _fail(cluster, str(refused))


def _complete(spec: Spec, cluster: Any, addresses: dict[str, list[str]]) -> None:
    """Everything is as wished; what Magnum has not told the driver yet stays in progress."""
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
