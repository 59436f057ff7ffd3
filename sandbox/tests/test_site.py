"""The data of a site that its cloud uses."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from sandbox.problems import USAGE, Problem
from sandbox.site import build_site, load_site

REGISTERED = {
    "region": "bamako-1",
    "addresses": {"ipv4": ["10.32.0.0/12"], "ipv6": ["fd5a:e500:1::/48"]},
    "rehearsal": {"firstPort": 21000},
}


def build(registered: dict = REGISTERED, own: dict | None = None, name: str = "bamako"):
    """A site of the fixture."""
    return build_site(name, registered, own or {}, Path("alliance.yaml"))


def test_computes_are_distributed_over_the_zones_with_more_in_the_first():
    assert [host.zone for host in build().computes] == ["az1", "az1", "az2"]


def test_a_site_with_one_zone_has_all_computes_there():
    assert {host.zone for host in build(own={"zones": {"only": {}}}).computes} == {"only"}


def test_two_sites_share_no_tunnel_address_and_no_host_name():
    other = {**REGISTERED, "rehearsal": {"firstPort": 22000}}
    here, there = build(), build(other, name="ouagadougou")
    assert not {host.encap_ip for host in here.computes} & {host.encap_ip for host in there.computes}
    assert not {host.name for host in here.computes} & {host.name for host in there.computes}


def test_the_backbone_is_the_first_block_of_the_address_plan_and_the_internet_a_documentation_range():
    backbone, internet = build().external_networks
    assert (backbone.ipv4, backbone.ipv6) == ("10.32.0.0/22", "fd5a:e500:1::/64")
    assert ipaddress.ip_network(internet.ipv4).subnet_of(ipaddress.ip_network("203.0.113.0/24"))
    assert backbone.bridge != internet.bridge


def test_only_encrypted_volume_types_are_the_operators():
    types = {"fast": {"name": "luks-fast", "encrypted": True}, "plain": {"encrypted": False}}
    assert [kind.name for kind in build(own={"volumeTypes": types}).volume_types] == ["luks-fast"]


def test_a_site_without_an_encrypted_volume_type_is_rejected():
    with pytest.raises(Problem, match="no encrypted volume type"):
        build(own={"volumeTypes": {"plain": {"name": "plain", "encrypted": False}}})


def test_a_registry_entry_without_ports_is_reported():
    with pytest.raises(Problem, match="site bamako has no 'rehearsal'"):
        build({key: value for key, value in REGISTERED.items() if key != "rehearsal"})


def test_an_unknown_site_lists_the_known_ones(tmp_path: Path):
    (tmp_path / "alliance.yaml").write_text("sites: {bamako: {}, niamey: {}}")
    with pytest.raises(Problem, match="known sites: bamako, niamey") as error:
        load_site("gao", tmp_path)
    assert error.value.code == USAGE


@pytest.mark.parametrize("name", ["bamako", "ouagadougou", "niamey"])
def test_every_site_of_the_alliance_can_have_a_cloud(name: str):
    assert len(load_site(name).computes) == 3
