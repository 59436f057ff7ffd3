"""Which Python the services run on, and what is made for one Python only."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox import environment
from sandbox.environment import Environment, debian_python, package_cache


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """A whole Debian Python of the test's own: interpreter, library, headers."""
    files = tuple(tmp_path / name for name in ("python3.11", "asyncio.py", "Python.h"))
    for file in files:
        file.touch()
    monkeypatch.setattr(environment, "DEBIAN_PYTHON", files[0])
    monkeypatch.setattr(environment, "DEBIAN_PARTS", files)
    return files


def test_a_whole_python_of_debian_is_used(parts: tuple[Path, ...]):
    assert debian_python() == parts[0]


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_python_of_debian_without_library_or_headers_is_not_used(parts: tuple[Path, ...], missing: int):
    parts[missing].unlink()
    assert debian_python() is None


def test_another_python_has_another_environment(parts: tuple[Path, ...]):
    whole = Environment.current().key
    assert Environment.current().key == whole
    parts[2].unlink()
    assert Environment.current().key != whole


def test_each_interpreter_has_packages_of_its_own(tmp_path: Path):
    for name in ("debian", "other"):
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to("debian")
    debian, other, link = (package_cache(tmp_path, str(tmp_path / name)) for name in ("debian", "other", "link"))
    assert debian.parent == other.parent == tmp_path
    assert debian != other
    assert debian == link
