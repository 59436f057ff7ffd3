"""Messages when a cloud cannot be started."""

from __future__ import annotations

import shutil
import socket
from types import SimpleNamespace

import psutil
import pytest

from sandbox import preflight
from sandbox.cloud import Cloud
from sandbox.problems import NOT_POSSIBLE, Problem


def test_a_port_in_use_is_reported_with_its_process_and_the_remediation(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        number = holder.getsockname()[1]
        monkeypatch.setitem(cloud.plan.ports["keystone"], "api", number)
        monkeypatch.setattr(preflight, "_is_free", lambda port: port != number)
        with pytest.raises(Problem) as error:
            preflight.check_ports(cloud)
    assert f"port {number} (keystone's api) is in use by process {psutil.Process().pid}" in str(error.value)
    assert "rehearsal.firstPort" in str(error.value)
    assert error.value.code == NOT_POSSIBLE


def test_a_bound_port_is_not_free():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        assert not preflight._is_free(holder.getsockname()[1])


def test_a_full_disk_is_reported_before_anything_starts(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=200 << 20))
    with pytest.raises(Problem, match="has 200 MiB of free disk space"):
        preflight.check_resources(cloud)


def test_too_little_memory_is_reported_before_anything_starts(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=900 << 20))
    with pytest.raises(Problem, match="has 900 MiB of available memory"):
        preflight.check_resources(cloud)
