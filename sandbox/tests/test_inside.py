"""The controllers inside clusters: the cloud resources for a Service and for a claim."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sandbox.clusters import balancers, volumes

NODES = ["10.32.16.62", "10.32.16.61"]


def service(**changes: object) -> dict:
    """A Service of type LoadBalancer with two ports."""
    spec = {
        "type": "LoadBalancer",
        "ports": [{"port": 443, "nodePort": 30443}, {"port": 53, "protocol": "UDP", "nodePort": 30053}],
    }
    return {"metadata": {"name": "web", "namespace": "portal"}, "spec": {**spec, **changes}}


def claim(notes: dict[str, str] | None = None, **changes: object) -> dict:
    """A claim that the volume binder has given to our provisioner."""
    meta = {
        "name": "data",
        "namespace": "portal",
        "uid": "u-1",
        "annotations": {volumes.PROVISIONER_ANNOTATION: volumes.PROVISIONER},
    }
    meta["annotations"].update(notes or {})
    return {"metadata": meta, "spec": {"accessModes": ["ReadWriteOnce"], **changes}}


def storage_class(**more: object) -> dict:
    """A class that names an encrypted type."""
    return {"metadata": {"name": "encrypted"}, "parameters": {"type": "encrypted"}, **more}


def test_a_load_balancers_name_contains_cluster_namespace_and_service():
    spec = SimpleNamespace(uuid="c-1")
    assert balancers.name_of(spec, service()) == "kube_service_c-1_portal_web"


def test_each_port_gets_a_listener_and_a_pool_of_the_nodes():
    tcp, udp = balancers.listeners(service(), NODES)
    assert (tcp["protocol"], tcp["protocol_port"], udp["protocol"], udp["protocol_port"]) == ("TCP", 443, "UDP", 53)
    assert tcp["default_pool"]["members"] == [{"address": each, "protocol_port": 30443} for each in NODES]
    assert "allowed_cidrs" not in tcp


def test_source_ranges_become_the_listeners_allow_list():
    allowed = ["10.32.0.0/12"]
    for listener in balancers.listeners(service(loadBalancerSourceRanges=allowed), NODES):
        assert listener["allowed_cidrs"] == allowed


@pytest.mark.parametrize(
    ("thing", "balanced"),
    [
        (service(), True),
        (service(type="ClusterIP"), False),
        (service(loadBalancerClass="example.org/other"), False),
        ({**service(), "metadata": {**service()["metadata"], "deletionTimestamp": "now"}}, False),
    ],
)
def test_which_services_get_a_load_balancer(thing: dict, balanced: bool):
    assert balancers.is_balanced(thing) is balanced


def test_only_the_annotation_keeps_a_load_balancer_without_floating_ip():
    thing = service()
    assert not balancers.is_internal(thing)
    thing["metadata"]["annotations"] = {balancers.INTERNAL: "true"}
    assert balancers.is_internal(thing)


@pytest.mark.parametrize(
    ("quantity", "size"), [("2Gi", 2), ("1.5Gi", 2), ("1Mi", 1), ("10G", 10), ("1Ti", 1024), ("1073741824", 1)]
)
def test_sizes_are_rounded_up_to_whole_gibibytes(quantity: str, size: int):
    assert volumes.gibibytes(quantity) == size


@pytest.mark.parametrize("quantity", ["", "2Gib", "-1Gi", "two"])
def test_an_invalid_size_is_rejected(quantity: str):
    with pytest.raises(ValueError, match="is not a storage quantity"):
        volumes.gibibytes(quantity)


def test_a_claim_is_due_when_it_is_ours_and_has_no_volume():
    assert volumes.is_due(claim(), storage_class())
    assert not volumes.is_due(claim({volumes.PROVISIONER_ANNOTATION: "example.org/other"}), storage_class())
    assert not volumes.is_due(claim(volumeName="pvc-1"), storage_class())
    assert not volumes.is_due(claim(), None)


def test_a_claim_of_a_class_that_waits_is_due_once_a_node_is_chosen():
    waiting = storage_class(volumeBindingMode="WaitForFirstConsumer")
    assert not volumes.is_due(claim(), waiting)
    assert volumes.is_due(claim({volumes.SELECTED_NODE: "web-0"}), waiting)


def test_a_volume_is_bound_to_its_claim_and_its_zone():
    made = volumes.volume_object(claim(), storage_class(), SimpleNamespace(id="v-1", size=2), "az1")
    spec = made["spec"]
    assert made["metadata"]["name"] == "pvc-u-1"
    assert (spec["claimRef"]["uid"], spec["csi"]["volumeHandle"], spec["capacity"]) == (
        "u-1",
        "v-1",
        {"storage": "2Gi"},
    )
    assert "az1" in str(spec["nodeAffinity"])
    assert (
        "nodeAffinity"
        not in volumes.volume_object(claim(), storage_class(), SimpleNamespace(id="v", size=1), "")["spec"]
    )


@pytest.mark.parametrize(
    ("policy", "phase", "goes"),
    [("Delete", "Released", True), ("Retain", "Released", False), ("Delete", "Bound", False)],
)
def test_a_volume_is_deleted_when_it_is_released_and_its_policy_is_delete(policy: str, phase: str, goes: bool):
    volume = volumes.volume_object(claim(), storage_class(reclaimPolicy=policy), SimpleNamespace(id="v-1", size=2), "")
    assert volumes.is_released({**volume, "status": {"phase": phase}}) is goes
    stranger = {**volume, "metadata": {"name": "other"}, "status": {"phase": phase}}
    assert not volumes.is_released(stranger)
