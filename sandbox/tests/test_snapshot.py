"""A snapshot holds the files of a database that has stopped, and a start waits for it with a deadline."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from sandbox import snapshot
from sandbox.problems import Problem


class Supervisor:
    """A supervisor whose database stops, or does not."""

    def __init__(self, still_running: list[str]) -> None:
        self.still_running = still_running
        self.started = 0

    def stop(self, _programs: list[str]) -> list[str]:
        return self.still_running

    def start(self, _program: str) -> None:
        self.started += 1


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for part in snapshot.KEPT:
        (tmp_path / "cloud" / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "cloud" / part).write_text("data")
    monkeypatch.setattr(snapshot, "cache_root", lambda: tmp_path / "cache")
    paths = SimpleNamespace(cloud=tmp_path / "cloud", log=tmp_path / "log")
    return SimpleNamespace(
        paths=paths,
        site=SimpleNamespace(name="bamako"),
        data_fingerprint=lambda: "1",
        port=lambda _service, _name: 1,
    )


def test_a_stopped_database_is_packed_and_started_again(cloud, monkeypatch):
    answers = iter([False, False, True])
    monkeypatch.setattr(snapshot, "accepts", lambda _address: next(answers))
    supervisor = Supervisor([])
    assert snapshot.save(cloud, supervisor)
    assert snapshot.exists(cloud)
    assert supervisor.started == 3


def test_a_database_that_still_runs_gives_no_snapshot(cloud, monkeypatch):
    monkeypatch.setattr(snapshot, "accepts", lambda _address: True)
    supervisor = Supervisor(["mariadb"])
    assert not snapshot.save(cloud, supervisor)
    assert not snapshot.exists(cloud)
    assert supervisor.started == 1


def test_a_database_that_does_not_come_back_is_a_problem(cloud, monkeypatch):
    monkeypatch.setattr(snapshot, "accepts", lambda _address: False)
    monkeypatch.setattr(snapshot, "ANSWER_SECONDS", 0.3)
    with pytest.raises(Problem, match="MariaDB did not start again"):
        snapshot.save(cloud, Supervisor([]))
    assert not snapshot.exists(cloud)
