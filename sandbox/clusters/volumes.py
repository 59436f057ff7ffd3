"""Volume claims become volumes of Cinder, as the Cinder CSI driver and its provisioner create them."""

from __future__ import annotations

import re
from typing import Any

from openstack.exceptions import SDKException

from sandbox.clusters.api import ApiError
from sandbox.clusters.inside import Inside, change_finalizer
from sandbox.clusters.reconcile import NODES

PROVISIONER = "cinder.csi.openstack.org"
FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer"
PROVISIONED_BY = "pv.kubernetes.io/provisioned-by"
PROVISIONER_ANNOTATION = "volume.kubernetes.io/storage-provisioner"
SELECTED_NODE = "volume.kubernetes.io/selected-node"
ZONE = f"topology.{PROVISIONER}/zone"
VOLUMES = "/api/v1/persistentvolumes"
UNITS = {"": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


def gibibytes(quantity: str) -> int:
    """A Kubernetes quantity in GiB, rounded up, at least one: `1.5Gi` is 2."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([kMGT]?i?)", quantity)
    if not found or found[2] not in UNITS:
        raise ValueError(f"{quantity!r} is not a storage quantity")
    return max(1, -int(-float(found[1]) * UNITS[found[2]] // 2**30))


def is_due(claim: dict[str, Any], storage_class: dict[str, Any] | None) -> bool:
    """True when a claim needs a volume now: our provisioner's claim, without a volume, not waiting for a pod."""
    meta = claim["metadata"]
    notes = meta.get("annotations", {})
    if storage_class is None or "deletionTimestamp" in meta or claim["spec"].get("volumeName"):
        return False
    waits = storage_class.get("volumeBindingMode") == "WaitForFirstConsumer" and SELECTED_NODE not in notes
    return notes.get(PROVISIONER_ANNOTATION) == PROVISIONER and not waits


def is_released(volume: dict[str, Any]) -> bool:
    """True when our provisioner must delete a volume: its claim is gone, and its reclaim policy is Delete."""
    spec, meta = volume["spec"], volume["metadata"]
    ours = meta.get("annotations", {}).get(PROVISIONED_BY) == PROVISIONER
    goes = volume.get("status", {}).get("phase") == "Released" or "deletionTimestamp" in meta
    return ours and goes and spec.get("persistentVolumeReclaimPolicy") == "Delete"


def volume_object(claim: dict[str, Any], storage_class: dict[str, Any], disk: Any, zone: str) -> dict[str, Any]:
    """The PersistentVolume for one claim."""
    meta = claim["metadata"]
    volume: dict[str, Any] = {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {
            "name": f"pvc-{meta['uid']}",
            "annotations": {PROVISIONED_BY: PROVISIONER},
            "finalizers": [FINALIZER],
        },
        "spec": {
            "capacity": {"storage": f"{disk.size}Gi"},
            "accessModes": claim["spec"]["accessModes"],
            "volumeMode": claim["spec"].get("volumeMode", "Filesystem"),
            "persistentVolumeReclaimPolicy": storage_class.get("reclaimPolicy", "Delete"),
            "storageClassName": storage_class["metadata"]["name"],
            "csi": {
                "driver": PROVISIONER,
                "volumeHandle": disk.id,
                "fsType": storage_class.get("parameters", {}).get("csi.storage.k8s.io/fstype", "ext4"),
            },
            "claimRef": {
                "apiVersion": "v1",
                "kind": "PersistentVolumeClaim",
                "namespace": meta["namespace"],
                "name": meta["name"],
                "uid": meta["uid"],
            },
        },
    }
    if zone:
        match = {"key": ZONE, "operator": "In", "values": [zone]}
        volume["spec"]["nodeAffinity"] = {"required": {"nodeSelectorTerms": [{"matchExpressions": [match]}]}}
    return volume


def sync(inside: Inside) -> None:
    """One round over all claims and volumes of a cluster."""
    claims = inside.api.items("/api/v1/persistentvolumeclaims?resourceVersion=0")
    if claims:
        found = inside.api.items("/apis/storage.k8s.io/v1/storageclasses?resourceVersion=0")
        classes = {each["metadata"]["name"]: each for each in found}
        for claim in claims:
            storage_class = classes.get(claim["spec"].get("storageClassName", ""))
            if is_due(claim, storage_class):
                _with_failure_event(
                    inside, claim, lambda claim=claim, kind=storage_class: _provision(inside, claim, kind)
                )
    for volume in inside.api.items(f"{VOLUMES}?resourceVersion=0"):
        if is_released(volume):
            _delete(inside, volume)


def _with_failure_event(inside: Inside, claim: dict[str, Any], work: Any) -> None:
    """Run `work`; when the cloud rejects it, an event on the claim gives the reason."""
    try:
        work()
    except (SDKException, ValueError) as error:
        message = f"failed to provision volume: {error}"
        inside.record_event(claim, "PersistentVolumeClaim", "ProvisioningFailed", message, warning=True)


def _provision(inside: Inside, claim: dict[str, Any], storage_class: dict[str, Any]) -> None:
    storage = inside.cloud.block_storage
    name = f"pvc-{claim['metadata']['uid']}"
    parameters = storage_class.get("parameters") or {}
    zone = parameters.get("availability") or _zone_of_node(inside, claim)
    disk = storage.find_volume(name)
    if disk is None:
        storage.create_volume(
            name=name,
            size=gibibytes(claim["spec"]["resources"]["requests"]["storage"]),
            volume_type=parameters.get("type"),
            availability_zone=zone or None,
            description="Created by OpenStack Cinder CSI driver",
            metadata={f"{PROVISIONER}/cluster": inside.spec.uuid},
        )
    elif disk.status == "available":
        _record(inside, volume_object(claim, storage_class, disk, zone))
        inside.record_event(
            claim, "PersistentVolumeClaim", "ProvisioningSucceeded", f"Successfully provisioned volume {name}"
        )
    elif disk.status == "error":
        raise SDKException(f"volume {disk.id} is in status error")


def _zone_of_node(inside: Inside, claim: dict[str, Any]) -> str:
    node = claim["metadata"].get("annotations", {}).get(SELECTED_NODE)
    return inside.api.get(f"{NODES}/{node}")["metadata"]["labels"].get(ZONE, "") if node else ""


def _record(inside: Inside, volume: dict[str, Any]) -> None:
    try:
        inside.api.create(VOLUMES, volume)
    except ApiError as error:
        if error.code != 409:
            raise


def _delete(inside: Inside, volume: dict[str, Any]) -> None:
    storage = inside.cloud.block_storage
    disk = storage.find_volume(volume["spec"]["csi"]["volumeHandle"])
    if disk is not None:
        if disk.status in ("available", "error"):
            storage.delete_volume(disk)
        return  # the next round checks that it is gone
    path = f"{VOLUMES}/{volume['metadata']['name']}"
    inside.api.delete(path)
    try:
        change_finalizer(inside, path, inside.api.get(path), FINALIZER, wanted=False)
    except ApiError as error:
        if error.code != 404:
            raise
