"""Kubernetes clusters: versions, faults, node objects, ports and the files of a process."""

from __future__ import annotations

import configparser
import json
import socket
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.clusters import faults, nodes, version
from sandbox.clusters.command import command, etcd_prefix
from sandbox.clusters.server import Clusters, Server, free_port
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Flavor, Group, Spec

UUID = "0b0e4a3c-3f0e-4c7e-9a7b-0d1c7e7c0001"
MEDIUM = Flavor("medium", 2, 4096, 20)
SPEC = Spec(
    uuid=UUID,
    stack="apps-k3j2h1",
    port=21040,
    version="v1.35.2",
    cidr="10.32.16.0/26",
    groups={
        "default-master": Group("default-master", "master", 3, MEDIUM),
        "web": Group("web", "worker", 2, MEDIUM, zone="az2"),
    },
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a cloud that does not run."""
    return Settings(tmp_path, "http://127.0.0.1:1", "http://127.0.0.1:2/v3", "bamako-1", ("az1", "az2"), 21040, 21099)


@pytest.mark.parametrize(("text", "emulated"), [("v1.35.2", "1.35"), ("1.34.5", "1.34"), ("v1.36.3", "")])
def test_an_older_minor_version_is_emulated(text: str, emulated: str):
    assert version.parse(text).emulated == emulated


@pytest.mark.parametrize("text", ["v1.32.0", "v1.37.0", "v2.0.0", "latest", "v1.35", "v1.35.2-rc.1", ""])
def test_a_version_that_cannot_be_emulated_is_rejected(text: str):
    with pytest.raises(ValueError, match=r"Kubernetes"):
        version.parse(text)


@pytest.mark.parametrize(("old", "new"), [("v1.34.5", "v1.35.2"), ("v1.35.2", "v1.35.9"), ("v1.35.2", "v1.35.2")])
def test_an_upgrade_by_one_minor_version_is_allowed(old: str, new: str):
    version.check_upgrade(version.parse(old), version.parse(new))


@pytest.mark.parametrize(
    ("old", "new", "why"), [("v1.34.5", "v1.36.3", "one minor"), ("v1.35.2", "v1.35.1", "downgrade")]
)
def test_a_skipped_minor_version_and_a_downgrade_are_rejected(old: str, new: str, why: str):
    with pytest.raises(ValueError, match=f"from {old} to {new}: .*{why}"):
        version.check_upgrade(version.parse(old), version.parse(new))


@pytest.mark.parametrize("text", ["create-error", "slow=90", "stuck", "none"])
def test_a_fault_stays_until_it_is_cleared(text: str, tmp_path: Path):
    path = tmp_path / faults.FILE
    faults.write(path, faults.parse(text))
    assert str(faults.read(path)) == text
    faults.write(path, faults.parse("none"))
    assert not path.exists()


@pytest.mark.parametrize("text", ["slow", "slow=", "slow=-1", "slow=12345", "STUCK", ""])
def test_an_unknown_fault_is_rejected_with_the_list_of_faults(text: str):
    with pytest.raises(ValueError, match="want create-error, slow=SECONDS, stuck or none"):
        faults.parse(text)


def test_the_desired_state_is_read_as_it_was_written():
    assert Spec.from_json(SPEC.to_json()) == SPEC


def test_existing_nodes_stay_and_gaps_are_filled():
    group = SPEC.groups["web"]
    prefix = nodes.prefix_of(SPEC, group)
    names = nodes.node_names(SPEC, replace(group, count=3), [f"{prefix}4", f"{prefix}1", "other-7"])
    assert names == [f"{prefix}0", f"{prefix}1", f"{prefix}4"]
    assert nodes.node_names(SPEC, replace(group, count=1), names) == [f"{prefix}0"]
    assert nodes.node_names(SPEC, replace(group, count=0), names) == []


def test_no_host_name_is_too_long_and_no_two_groups_share_one():
    long = [replace(SPEC.groups["web"], name="a" * 60 + end) for end in ("x", "y")]
    prefixes = {nodes.prefix_of(SPEC, group) for group in long}
    assert len(prefixes) == 2
    assert all(len(prefix) <= 60 for prefix in prefixes)


def test_a_group_without_a_zone_is_spread_and_one_with_a_zone_is_not():
    masters, web = SPEC.groups["default-master"], SPEC.groups["web"]
    assert [nodes.zone_of(masters, number, ("az1", "az2")) for number in range(3)] == ["az1", "az2", "az1"]
    assert {nodes.zone_of(web, number, ("az1", "az2")) for number in range(3)} == {"az2"}


def test_a_node_carries_its_flavor_its_pool_its_zone_and_its_version():
    node = nodes.node(SPEC, SPEC.groups["web"], "apps-k3j2h1-web-0", "bamako-1", ("az1", "az2"), "10.32.16.62")
    labels, status = node["metadata"]["labels"], node["status"]
    assert status["capacity"] == {"cpu": "2", "memory": "4096Mi", "ephemeral-storage": "20Gi", "pods": "110"}
    assert status["nodeInfo"]["kubeletVersion"] == "v1.35.2"
    assert labels["capi.stackhpc.com/node-group"] == labels["magnum.openstack.org/nodegroup"] == "web"
    assert labels["node.kubernetes.io/instance-type"] == "medium"
    assert (labels["topology.kubernetes.io/region"], labels["topology.kubernetes.io/zone"]) == ("bamako-1", "az2")
    assert node["spec"]["providerID"].startswith("openstack:///")
    assert node["spec"]["taints"] == []


def test_ordinary_pods_stay_off_the_control_plane():
    group = SPEC.groups["default-master"]
    node = nodes.node(SPEC, group, "m-0", "bamako-1", ("az1",), "10.32.16.62")
    assert node["spec"]["taints"] == [{"key": nodes.CONTROL_PLANE, "effect": "NoSchedule"}]


def test_nodes_get_addresses_of_their_subnet_and_no_two_the_same():
    free = nodes.free_addresses("10.32.16.0/26", ["10.32.16.62"])
    assert [next(free), next(free)] == ["10.32.16.61", "10.32.16.60"]


def test_the_process_has_its_own_prefix_in_etcd_and_emulates_its_version(settings: Settings):
    words = command(settings, SPEC)
    assert words[1] == "all-in-one"
    assert words.count("--") == 3
    assert f"--etcd-prefix={etcd_prefix(UUID)}" in words
    assert "--emulated-version=1.35" in words
    assert not any("emulated" in word for word in command(settings, replace(SPEC, version="v1.36.3")))


def test_the_process_listens_on_loopback_only(settings: Settings):
    words = command(settings, SPEC)
    assert "--bind-address=127.0.0.1" in words and "--secure-port=21040" in words
    assert words.count("--secure-port=0") == 2


def test_each_cluster_gets_a_port_of_its_own_and_keeps_it(settings: Settings):
    clusters = Clusters(settings)
    first = clusters.add(replace(SPEC, port=0))
    second = clusters.add(replace(SPEC, uuid=UUID.replace("1", "2"), port=0))
    assert clusters.add(first).port == first.port != second.port
    assert [spec.port for spec in clusters.all()] == sorted((first.port, second.port))
    folder = clusters.folder(UUID)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert json.loads((folder / "cluster.json").read_text())["port"] == first.port


def test_a_port_in_use_is_skipped(settings: Settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        narrow = replace(settings, first_port=taken, last_port=taken)
        with pytest.raises(OSError, match=f"no port is free from {taken} to {taken}"):
            free_port(narrow, set())


def test_the_process_section_ends_the_process_with_its_supervisor(settings: Settings):
    config = configparser.RawConfigParser()
    config.read_string(Server(settings, SPEC)._section())
    section = config[f"program:{SPEC.program}"]
    assert section["command"].startswith("setpriv --pdeathsig TERM -- ")
    assert section["environment"] == 'GOGC="100"'
    assert section["autorestart"] == "true"
