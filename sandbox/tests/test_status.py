"""What `status` measures: open files, connections, the size of the data."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import psutil

from sandbox import status
from sandbox.cloud import Cloud


class Address(NamedTuple):
    """As psutil returns it."""

    ip: str
    port: int


def own() -> list[psutil.Process]:
    """This process."""
    return [psutil.Process()]


def test_an_open_file_counts_until_it_is_closed(tmp_path: Path):
    before = status.open_files_of(own())
    with (tmp_path / "file").open("w"):
        assert status.open_files_of(own()) == before + 1
    assert status.open_files_of(own()) == before


def test_connections_to_a_port_and_the_port_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            sockets = status.sockets_of(own())
            assert status.connected(sockets, port) == 1
            assert f"tcp 127.0.0.1:{port}" in status.listening(sockets)
        assert status.connected(status.sockets_of(own()), port) == 0


def test_a_connection_that_workers_share_counts_once():
    def between(here: int, there: int) -> SimpleNamespace:
        return SimpleNamespace(laddr=Address("127.0.0.1", here), raddr=Address("127.0.0.1", there))

    assert status.connected([between(5, 20), between(5, 20), between(6, 20), between(7, 21)], 20) == 2


def test_each_folder_of_the_data_has_its_size(cloud: Cloud):
    (cloud.paths.data / "mariadb" / "nova").mkdir(parents=True)
    (cloud.paths.data / "mariadb" / "nova" / "table.ibd").write_bytes(os.urandom(3 << 20))
    (cloud.paths.data / "etcd").mkdir()
    (cloud.paths.log / "nova.log").write_bytes(os.urandom(2 << 20))
    assert status.sizes_of(cloud) == {"etcd": 0, "mariadb": 3, "log": 2}
