"""etcd and Kubernetes come from the toolchain; what is said when it cannot be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox import toolchain
from sandbox.problems import NOT_POSSIBLE, Problem


def test_the_folder_is_in_the_last_line():
    assert toolchain.folder_of("etcd: built\ntoolchain: ready in /cache/key/bin\n") == Path("/cache/key/bin")


@pytest.mark.parametrize("output", ["", "toolchain: no compiler"])
def test_another_last_line_is_told(output: str):
    with pytest.raises(Problem, match="etcd and Kubernetes cannot be built"):
        toolchain.folder_of(output)


def test_without_packages_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(toolchain, "REPOSITORY", tmp_path)
    with pytest.raises(Problem, match="make toolchain") as refused:
        toolchain.build()
    assert refused.value.code == NOT_POSSIBLE
