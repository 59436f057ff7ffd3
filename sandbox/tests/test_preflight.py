"""What is said when a cloud cannot be started."""

from __future__ import annotations

import shutil
import socket
from types import SimpleNamespace

import psutil
import pytest

from sandbox import preflight
from sandbox.cloud import Cloud
from sandbox.problems import NOT_POSSIBLE, Problem


def test_a_taken_port_is_named_with_its_holder_and_the_way_out(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        number = holder.getsockname()[1]
        monkeypatch.setitem(cloud.plan.ports["keystone"], "api", number)
        monkeypatch.setattr(preflight, "_is_free", lambda port: port != number)
        with pytest.raises(Problem) as refused:
            preflight.check_ports(cloud)
    assert f"port {number} (keystone's api) is taken by process {psutil.Process().pid}" in str(refused.value)
    assert "rehearsal.firstPort" in str(refused.value)
    assert refused.value.code == NOT_POSSIBLE


def test_a_bound_port_is_not_free():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        assert not preflight._is_free(holder.getsockname()[1])


def test_a_full_disk_is_told_before_anything_starts(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=200 << 20))
    with pytest.raises(Problem, match="has 200 MiB of disk left"):
        preflight.check_room(cloud)


def test_too_little_memory_is_told_before_anything_starts(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=900 << 20))
    with pytest.raises(Problem, match="has 900 MiB of memory left"):
        preflight.check_room(cloud)
