"""The order of a start."""

from __future__ import annotations

import threading

import pytest

from sandbox.launch import walk

NODES = {
    "database": frozenset(),
    "broker": frozenset(),
    "api": frozenset({"database"}),
    "engine": frozenset({"api", "broker"}),
}


def test_each_node_comes_after_its_dependencies():
    done: list[str] = []
    walk(NODES, done.append, threading.Event())
    assert sorted(done) == sorted(NODES)
    for node, needs in NODES.items():
        assert all(done.index(need) < done.index(node) for need in needs)


def test_independent_nodes_run_at_the_same_time():
    together = threading.Barrier(2, timeout=5)
    walk({"a": frozenset(), "b": frozenset()}, lambda _node: together.wait(), threading.Event())


def test_the_first_problem_stops_the_start():
    given_up = threading.Event()

    def work(node: str) -> None:
        if node == "database":
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        walk(NODES, work, given_up)
    assert given_up.is_set()
