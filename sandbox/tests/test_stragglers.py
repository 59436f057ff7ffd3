"""Processes without a supervisor are found only by their environment."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import psutil

from sandbox.cloud import MARKER
from sandbox.stragglers import end_stragglers, find_stragglers


def sleeper(cloud: str) -> subprocess.Popen[bytes]:
    """A process that was started for a cloud."""
    return subprocess.Popen(["sleep", "60"], env={**os.environ, MARKER: cloud})


def test_only_this_clouds_processes_are_ended(tmp_path: Path):
    mine, other = sleeper(str(tmp_path)), sleeper(str(tmp_path / "other"))
    try:
        assert [process.pid for process in find_stragglers(str(tmp_path))] == [mine.pid]
        assert end_stragglers(str(tmp_path)) == [f"sleep ({mine.pid})"]
        assert not psutil.pid_exists(mine.pid)
        assert other.poll() is None
    finally:
        for process in (mine, other):
            process.kill()
            process.wait()
