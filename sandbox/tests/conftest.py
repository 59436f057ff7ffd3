"""A fixture with a cloud in temporary folders, so that no test touches a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.cloud import Cloud


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cloud:
    """Bamako's, planned but not started."""
    monkeypatch.setenv("AES_ESTATE_STATE", str(tmp_path / "state"))
    made = Cloud.of("bamako")
    made.paths.make()
    return made
