"""One-time steps: recorded when they are complete; an interrupted step starts again from a clean state."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from sandbox import calls
from sandbox.cloud import Cloud
from sandbox.model import Service, Step
from sandbox.problems import Problem
from sandbox.site import Compute


def do_steps(cloud: Cloud, service: Service, steps: tuple[Step, ...]) -> None:
    """Run the steps of a service that are not done yet, in order."""
    for step in steps:
        for host in hosts_of(cloud, step):
            _do(cloud, service, step, host)


def start_clean(cloud: Cloud, service: Service) -> None:
    """When a first-time step was interrupted, delete all that this service has begun."""
    if not any(_record(path).get("state") == "begun" for path in _records(cloud, service)):
        return
    if service.databases:
        calls.recreate_databases(cloud, service.databases)
    for path in _records(cloud, service):
        path.unlink()


def initialised(cloud: Cloud) -> bool:
    """True when every one-time step of every service has been done, even if its definition has changed since."""
    return all(
        _record(cloud.paths.once / f"{record_name(service, step, host)}.json").get("state") == "done"
        for service in cloud.plan.services.values()
        for step in (*service.once, *service.afterwards)
        for host in hosts_of(cloud, step)
    )


def hosts_of(cloud: Cloud, step: Step) -> tuple[Compute | None, ...]:
    """The compute hosts for which a step runs; `(None,)` when it runs only once."""
    return cloud.site.computes if step.each == "compute" else (None,)


def record_name(service: Service, step: Step, host: Compute | None) -> str:
    """The name of a step in records and logs."""
    return f"{service.name}.{step.name}" + (f".{host.name}" if host else "")


def _records(cloud: Cloud, service: Service) -> list[Path]:
    return list(cloud.paths.once.glob(f"{service.name}.*.json"))


def _record(path: Path) -> dict[str, str]:
    try:
        return json.loads(path.read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def _do(cloud: Cloud, service: Service, step: Step, host: Compute | None) -> None:
    name = record_name(service, step, host)
    record = cloud.paths.once / f"{name}.json"
    command = cloud.fill_words(step.command, host)
    inputs = [cloud.environment.key, *command, step.call, calls.inputs(cloud, step.call)]
    key = hashlib.sha256("\0".join(inputs).encode()).hexdigest()
    known = _record(record)
    # A step with `clean` creates data, so it never runs again; the others update existing data.
    if known.get("state") == "done" and (step.clean or known.get("key") == key):
        return
    if known.get("state") != "done":
        record.write_text(json.dumps({"state": "begun"}))
        for left_over in step.clean:
            _remove(cloud.paths.cloud / cloud.fill(left_over, host))
    if step.call:
        calls.call(cloud, step.call)
    else:
        settings = {key: cloud.fill(value, host) for key, value in step.environment.items()}
        run_command(cloud, ["nice", "-n", "10", *command] if service.patient else command, name, settings)
    fresh = record.with_suffix(".new")
    fresh.write_text(json.dumps({"state": "done", "key": key}))
    fresh.replace(record)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
        path.with_name(f".{path.name}.~lock~").unlink(missing_ok=True)  # ovsdb-tool's


def run_command(cloud: Cloud, command: list[str], name: str, settings: dict[str, str] | None = None) -> None:
    """Run a short command of the cloud; its output goes to a log, and the error contains the last lines."""
    log = cloud.paths.log / f"once-{name}.log"
    with log.open("w") as output:
        result = subprocess.run(
            command,
            env={**cloud.process_environment(), **(settings or {})},
            cwd=cloud.paths.run,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    if result.returncode != 0:
        last = "\n  ".join(log.read_text(errors="replace").splitlines()[-6:])
        raise Problem(f"{name} failed ({result.returncode}); {log} ends with\n  {last}")
