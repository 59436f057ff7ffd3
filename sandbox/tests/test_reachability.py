"""Reachability: parsing of ends, and of OVN's notation."""

from __future__ import annotations

import pytest

from sandbox.ovsdb import plain
from sandbox.problems import Problem
from sandbox.reachability import FLOW, is_address
from sandbox.topology import Port, RouterPort, Topology

WEB = Port("id-1", "net-a", "", "fa:16:3e:00:00:01", ("10.32.16.5", "fd5a:e500:1:10::5"))
TOPOLOGY = Topology(
    ports={"id-1": WEB, "provnet": Port("provnet", "net-ext", "localnet")},
    names={"web": ["id-1"], "twice": ["id-1", "id-2"]},
    router_ports=(
        RouterPort("lrp-1", "net-a", "fa:16:3e:00:00:aa", ("10.32.16.1/26",)),
        RouterPort("lrp-2", "net-ext", "fa:16:3e:00:00:bb", ("10.32.1.9/22",)),
    ),
    switches={"government": "net-ext"},
    next_hops=("10.32.0.1",),
)


def test_a_port_is_found_by_id_and_by_name():
    assert TOPOLOGY.find("id-1") is TOPOLOGY.find("web") is WEB


@pytest.mark.parametrize(
    ("name", "message"), [("gone", "no ports are named gone"), ("twice", "2 ports are named twice")]
)
def test_a_name_without_exactly_one_port_is_rejected(name: str, message: str):
    with pytest.raises(Problem, match=message):
        TOPOLOGY.find(name)


def test_addresses_are_picked_by_version():
    assert (WEB.address(4), WEB.address(6)) == ("10.32.16.5", "fd5a:e500:1:10::5")


def test_a_packet_goes_to_the_router_that_serves_its_address():
    assert TOPOLOGY.routers_at("net-a", "10.32.16.5") == ("fa:16:3e:00:00:aa",)
    assert TOPOLOGY.routers_at("net-a", "10.99.0.5") == ()


def test_exits_are_the_ports_of_provider_networks():
    assert TOPOLOGY.exits_of() == frozenset({"provnet"})
    assert TOPOLOGY.exits_of("net-a") == frozenset()
    assert TOPOLOGY.outer_router_ports() == ["lrp-2"]


@pytest.mark.parametrize("flow", ["tcp/443", "udp/53", "icmp"])
def test_valid_flows(flow: str):
    assert FLOW.match(flow)


@pytest.mark.parametrize("flow", ["tcp", "icmp/8", "tcp/", "sctp/1", "tcp/443;drop"])
def test_invalid_flows(flow: str):
    assert not FLOW.match(flow)


def test_addresses_are_distinguished_from_names():
    assert is_address("fd5a:e500:1::80") and is_address("10.32.0.80") and not is_address("web")


def test_ovsdb_notation():
    assert plain(["map", [["a", ["set", ["x", "y"]]], ["b", ["uuid", "u"]]]]) == {"a": ["x", "y"], "b": "u"}
