"""One-time steps: recorded when they are complete, started from a clean state after an interruption."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sandbox import calls
from sandbox.cloud import Cloud
from sandbox.model import Service, Step
from sandbox.problems import Problem
from sandbox.steps import do_steps, start_clean

SERVICE = Service(name="keystone", title="", memory="", databases=("keystone",))
COUNT = Step(name="count", command=("sh", "-c", "echo x >> {{ cloud }}/count"))


def count(cloud: Cloud) -> int:
    """Number of runs of the step."""
    file = cloud.paths.cloud / "count"
    return len(file.read_text().split()) if file.exists() else 0


def test_a_step_is_done_once(cloud: Cloud):
    do_steps(cloud, SERVICE, (COUNT,))
    do_steps(cloud, SERVICE, (COUNT,))
    assert count(cloud) == 1


def test_a_changed_step_is_done_again(cloud: Cloud):
    do_steps(cloud, SERVICE, (COUNT,))
    do_steps(cloud, SERVICE, (replace(COUNT, command=(*COUNT.command, "more")),))
    assert count(cloud) == 2


def test_a_changed_step_that_creates_data_is_not_done_again(cloud: Cloud):
    making = replace(COUNT, clean=("half",))
    do_steps(cloud, SERVICE, (making,))
    made = cloud.paths.cloud / "half"
    made.write_text("data")
    do_steps(cloud, SERVICE, (replace(making, command=(*COUNT.command, "more")),))
    assert count(cloud) == 1
    assert made.read_text() == "data"


def test_a_failed_step_is_tried_again_and_its_output_is_reported(cloud: Cloud):
    failing = Step(name="fail", command=("sh", "-c", "echo out of luck; exit 3"))
    for _ in range(2):
        with pytest.raises(Problem, match=r"(?s)keystone.fail failed \(3\).*out of luck"):
            do_steps(cloud, SERVICE, (failing,))


def test_files_of_an_interrupted_step_are_removed_before_the_next_try(cloud: Cloud):
    half = cloud.paths.cloud / "half"
    half.mkdir()
    do_steps(cloud, SERVICE, (replace(COUNT, clean=("half",)),))
    assert not half.exists()


def test_an_interrupted_service_starts_from_empty_databases(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    emptied: list[str] = []
    monkeypatch.setattr(calls, "recreate_databases", lambda _cloud, names: emptied.extend(names))
    do_steps(cloud, SERVICE, (COUNT,))
    start_clean(cloud, SERVICE)
    assert emptied == []
    (cloud.paths.once / "keystone.second.json").write_text('{"state": "begun"}')
    start_clean(cloud, SERVICE)
    assert emptied == ["keystone"]
    do_steps(cloud, SERVICE, (COUNT,))
    assert count(cloud) == 2


def test_a_step_for_each_compute_is_done_for_each(cloud: Cloud):
    each = Step(name="each", command=("sh", "-c", "echo {{ compute.name }} >> {{ cloud }}/count"), each="compute")
    do_steps(cloud, SERVICE, (each,))
    assert count(cloud) == 3
