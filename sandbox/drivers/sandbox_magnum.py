"""A Magnum driver without Cluster API: each cluster is a real API server with simulated nodes.

It registers for what `k8s_capi_helm` does, takes the same labels and image properties (and `k8s_cluster_api`'s
`kube_tag`), rejects the same requests with the same messages, and like them completes a
cluster's status later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sandbox_magnum_inputs as inputs
from magnum.common import exception
from magnum.conductor.handlers.common import cert_manager
from magnum.drivers.common import driver
from magnum.objects import fields
from oslo_log import log
from sandbox.clusters import version
from sandbox.clusters.cloud import Trust, write_trust
from sandbox.clusters.pki import Authority
from sandbox.clusters.server import Clusters, Server
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Spec
from sandbox_magnum_status import Status, later, update

LOG = log.getLogger(__name__)
BUSY = (
    fields.ClusterStatus.CREATE_IN_PROGRESS,
    fields.ClusterStatus.UPDATE_IN_PROGRESS,
    fields.ClusterStatus.DELETE_IN_PROGRESS,
)


class Driver(driver.Driver):
    """Writes the desired state and returns; `update_cluster_status` applies it."""

    provides = ({"server_type": "vm", "os": "ubuntu", "coe": "kubernetes"},)

    def __init__(self) -> None:
        self.settings = Settings.read()
        self.clusters = Clusters(self.settings)

    def create_cluster(self, context: Any, cluster: Any, cluster_create_timeout: int) -> None:
        wanted = inputs.version_of(context, cluster.cluster_template, cluster.labels)
        groups = {group.name: inputs.group_of(context, cluster, group) for group in cluster.nodegroups}
        cluster.stack_id = inputs.stack_name(cluster.name)
        spec = Spec(
            uuid=cluster.uuid,
            stack=cluster.stack_id,
            port=0,
            version=str(wanted),
            groups=groups,
            **inputs.network_of(context, cluster),
        )
        placed = self.clusters.add(spec)
        authority = cert_manager.get_cluster_ca_certificate(cluster, context=context)
        Server(self.settings, placed).write(
            Authority(_bytes(authority.get_certificate()), _bytes(authority.get_decrypted_private_key()))
        )
        trust = Trust(cluster.trustee_user_id, cluster.trustee_password, cluster.trust_id)
        write_trust(self.clusters.folder(cluster.uuid), trust)
        cluster.api_address = f"https://127.0.0.1:{placed.port}"
        later(cluster, Status.CREATE_IN_PROGRESS)

    def update_cluster(self, context: Any, cluster: Any, scale_manager: Any = None, rollback: bool = False) -> None:
        raise NotImplementedError("Updating a cluster in this way is not currently supported")

    def resize_cluster(
        self,
        context: Any,
        cluster: Any,
        resize_manager: Any,
        node_count: int,
        nodes_to_remove: list[str],
        nodegroup: Any = None,
    ) -> None:
        if nodes_to_remove:
            LOG.warning("Removing specific nodes is not currently supported")
        self._change_group(context, cluster, nodegroup)

    def upgrade_cluster(
        self,
        context: Any,
        cluster: Any,
        cluster_template: Any,
        max_batch_size: int,
        nodegroup: Any,
        scale_manager: Any = None,
        rollback: bool = False,
    ) -> None:
        spec = self._known(cluster)
        wanted = inputs.version_of(context, cluster_template, {**cluster.labels, **cluster_template.labels})
        try:
            version.check_upgrade(spec.kubernetes, wanted)
        except ValueError as error:
            raise exception.MagnumException(message=str(error)) from error
        self.clusters.save(replace(spec, version=str(wanted)))
        cluster.cluster_template_id = cluster_template.uuid
        if "kube_tag" in cluster_template.labels:
            cluster.labels = {**cluster.labels, "kube_tag": cluster_template.labels["kube_tag"]}
        for group in cluster.nodegroups:
            # The handler saves this one after the driver has returned.
            each = nodegroup if group.uuid == nodegroup.uuid else group
            each.image_id = cluster_template.image_id
            each.status = Status.UPDATE_IN_PROGRESS
            each.save()
        later(cluster, Status.UPDATE_IN_PROGRESS)

    def delete_cluster(self, context: Any, cluster: Any) -> None:
        for group in cluster.nodegroups:
            group.status = Status.DELETE_IN_PROGRESS
            group.save()
        later(cluster, Status.DELETE_IN_PROGRESS)

    def create_nodegroup(self, context: Any, cluster: Any, nodegroup: Any) -> None:
        nodegroup.stack_id = cluster.stack_id
        self._change_group(context, cluster, nodegroup)

    def update_nodegroup(self, context: Any, cluster: Any, nodegroup: Any) -> None:
        self._change_group(context, cluster, nodegroup)

    def delete_nodegroup(self, context: Any, cluster: Any, nodegroup: Any) -> None:
        self._reject_concurrent_change(cluster, nodegroup)
        spec = self._known(cluster).without_group(nodegroup.name)
        self.clusters.save(spec)
        nodegroup.status = Status.DELETE_IN_PROGRESS
        nodegroup.save()
        later(cluster, Status.UPDATE_IN_PROGRESS)

    def create_federation(self, context: Any, federation: Any) -> None:
        raise NotImplementedError("Will not implement 'create_federation'")

    def update_federation(self, context: Any, federation: Any) -> None:
        raise NotImplementedError("Will not implement 'update_federation'")

    def delete_federation(self, context: Any, federation: Any) -> None:
        raise NotImplementedError("Will not implement 'delete_federation'")

    def update_cluster_status(self, context: Any, cluster: Any, use_admin_ctx: bool = False) -> None:
        update(self.clusters, cluster)

    def _change_group(self, context: Any, cluster: Any, nodegroup: Any) -> None:
        """Add or change a node group. Magnum lets users change only its node count."""
        self._reject_concurrent_change(cluster, nodegroup)
        group = inputs.group_of(context, cluster, nodegroup)
        self.clusters.save(self._known(cluster).with_group(group))
        nodegroup.save()
        later(cluster, Status.UPDATE_IN_PROGRESS)

    @staticmethod
    def _reject_concurrent_change(cluster: Any, nodegroup: Any) -> None:
        """Raise an error while another node group changes: Helm runs one operation at a time."""
        busy = [each.name for each in cluster.nodegroups if each.uuid != nodegroup.uuid and each.status in BUSY]
        if busy:
            raise exception.MagnumException(
                message="UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress "
                f"(node group {', '.join(busy)})"
            )

    def _known(self, cluster: Any) -> Spec:
        spec = self.clusters.find(cluster.uuid)
        if spec is None:
            raise exception.MagnumException(message=f"cluster {cluster.name} was never created")
        return spec


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
