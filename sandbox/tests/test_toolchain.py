"""etcd and Kubernetes come from the toolchain; messages when it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox import toolchain
from sandbox.problems import NOT_POSSIBLE, Problem


def test_the_folder_is_in_the_last_line():
    assert toolchain.folder_of("etcd: built\ntoolchain: ready in /cache/key/bin\n") == Path("/cache/key/bin")


@pytest.mark.parametrize("output", ["", "toolchain: no compiler"])
def test_an_unexpected_last_line_is_reported(output: str):
    with pytest.raises(Problem, match="etcd and Kubernetes cannot be built"):
        toolchain.folder_of(output)


def test_without_packages_the_remediation_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(toolchain, "REPOSITORY", tmp_path)
    with pytest.raises(Problem, match="make toolchain") as error:
        toolchain.build()
    assert error.value.code == NOT_POSSIBLE


def test_a_cloud_keeps_its_programs_when_the_build_is_gone(tmp_path: Path):
    built, folder = tmp_path / "built", tmp_path / "cloud"
    built.mkdir()
    folder.symlink_to(built)  # how it was linked once
    for text in ("one", "two"):
        for name in toolchain.MODULES:
            (built / name).unlink(missing_ok=True)
            (built / name).write_text(f"{name} {text}")
        toolchain.link(built, folder)
    for name in toolchain.MODULES:
        (built / name).unlink()
    assert not folder.is_symlink()
    assert {file.name: file.read_text() for file in folder.iterdir()} == {
        name: f"{name} two" for name in toolchain.MODULES
    }
