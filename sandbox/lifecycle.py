"""The commands that change a cloud: up, down, reset. Each holds the cloud's lock."""

from __future__ import annotations

import concurrent.futures
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from sandbox import snapshot
from sandbox.cloud import Cloud
from sandbox.clouds import write_clouds
from sandbox.launch import Launch, is_ready
from sandbox.preflight import check_ports, check_resources
from sandbox.problems import Problem
from sandbox.progress import Progress
from sandbox.state_place import write_access
from sandbox.steps import initialised
from sandbox.stragglers import end_stragglers
from sandbox.supervision import Supervisor, all_programs


@contextmanager
def locked(cloud: Cloud, progress: Progress) -> Iterator[None]:
    """Hold the cloud's lock; when another command has it, print a line and wait."""
    cloud.paths.root.mkdir(parents=True, exist_ok=True)
    with cloud.paths.lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            progress.line(f"process {file.read() or '?'} is already at work on this cloud; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def up(cloud: Cloud) -> None:
    """Start the cloud from its data, from a snapshot or from nothing; repair it, or do nothing when it is up."""
    with Progress(f"{cloud.site.name}: checking the cloud") as progress, locked(cloud, progress):
        if _up(cloud, progress):
            progress.line(f"{cloud.site.name}: up after {progress.seconds:.1f} s; Keystone is {cloud.identity}")
        else:
            progress.line(f"{cloud.site.name}: already up; Keystone is {cloud.identity}")


def _up(cloud: Cloud, progress: Progress) -> bool:
    """Start or repair the cloud; false when there was nothing to do."""
    supervisor = Supervisor(cloud)
    fingerprint = cloud.running_fingerprint()
    if supervisor.alive():
        started_with = _started_with(cloud)
        if started_with == fingerprint:
            if _all_ready(cloud, supervisor):
                _write_access(cloud)
                return False
            for name in _not_running(cloud, supervisor):
                progress.line(f"{name} does not run; its log ends with\n{supervisor.last_lines(name)}")
        else:
            why = "the sandbox has changed since its start" if started_with else "an earlier start was not finished"
            progress.line(f"{cloud.site.name}: {why}; starting it again")
            _down(cloud, progress)
    else:
        _clean_up(cloud, progress)
    cloud.paths.make()
    check_resources(cloud)
    if not any(cloud.paths.once.iterdir()) and snapshot.exists(cloud):
        snapshot.load(cloud)
        progress.ready("Data from the snapshot of the first initialisation")
    # Only before the first use of the cloud: a later start may also run new steps, and its snapshot would contain
    # deployed resources.
    fresh = not cloud.paths.used.exists() and not initialised(cloud)
    _check_data_origin(cloud)
    if not supervisor.alive():
        check_ports(cloud)
        supervisor.launch()
    Launch(cloud, supervisor, progress).run()
    cloud.paths.started.write_text(json.dumps({"fingerprint": fingerprint}))
    _write_access(cloud)
    cloud.paths.used.touch()
    if fresh:
        saved = snapshot.save(cloud, supervisor)
        progress.ready("Snapshot for a quick reset" if saved else "No snapshot: the database did not stop in time")
    return True


def _write_access(cloud: Cloud) -> None:
    write_clouds(cloud)
    write_access(cloud)


def _started_with(cloud: Cloud) -> str:
    try:
        return json.loads(cloud.paths.started.read_text())["fingerprint"]
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return ""


def _not_running(cloud: Cloud, supervisor: Supervisor) -> list[str]:
    states = supervisor.states()
    good = {"RUNNING", "STARTING"}  # STARTING lasts for the first seconds of a process
    known = {program.name for program in all_programs(cloud)} | states.keys()
    return sorted(name for name in known if states.get(name, {}).get("statename") not in good)


def _all_ready(cloud: Cloud, supervisor: Supervisor) -> bool:
    """True when every process runs and answers. Checks run in parallel, because a busy API may take a second."""
    if _not_running(cloud, supervisor):
        return False
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return all(pool.map(lambda program: is_ready(cloud, program), all_programs(cloud)))


def _check_data_origin(cloud: Cloud) -> None:
    """Raise a Problem when the data belong to another site definition: they contain its ports, region and paths."""
    created_for = json.dumps([cloud.site.region, cloud.site.first_port, str(cloud.paths.cloud)])
    note = cloud.paths.data / "made-for.json"
    if note.exists() and note.read_text() != created_for:
        raise Problem(
            f"the data of {cloud.site.name} were created for {note.read_text()}, not for {created_for}",
            f"delete the data and start again: python3 -m sandbox reset --site {cloud.site.name}",
        )
    note.write_text(created_for)


def _clean_up(cloud: Cloud, progress: Progress) -> None:
    """Remove what a kill or a crash has left: processes without a supervisor, sockets and pid files."""
    for name in end_stragglers(str(cloud.paths.cloud)):
        progress.line(f"ended {name}, left behind by an earlier run")
    shutil.rmtree(cloud.paths.run, ignore_errors=True)


def down(cloud: Cloud) -> None:
    """Stop everything; the data remain."""
    with Progress(f"{cloud.site.name}: stopping the cloud") as progress, locked(cloud, progress):
        _down(cloud, progress)
        progress.line(f"{cloud.site.name}: down after {progress.seconds:.1f} s")


def _down(cloud: Cloud, progress: Progress) -> None:
    supervisor = Supervisor(cloud)
    if supervisor.alive():
        known = supervisor.states().keys()
        programs = [program for program in all_programs(cloud) if program.name in known]
        foundations = cloud.plan.foundations
        # First the services that write to the databases, then the databases.
        writers = [program.name for program in programs if program.service not in foundations]
        supervisor.stop([*writers, *supervisor.later_programs()])
        supervisor.stop([program.name for program in programs if program.service in foundations])
        supervisor.shutdown()
    _clean_up(cloud, progress)


def _abandon(cloud: Cloud, progress: Progress) -> None:
    """Kill everything at once: the data will be deleted."""
    pid = Supervisor(cloud).pid()
    if pid:
        psutil.Process(pid).kill()
    end_stragglers(str(cloud.paths.cloud), seconds=0)
    _clean_up(cloud, progress)


def reset(cloud: Cloud) -> None:
    """Stop, delete all data, and start from the snapshot of the first initialisation, or from nothing."""
    with Progress(f"{cloud.site.name}: starting again with clean data") as progress, locked(cloud, progress):
        _abandon(cloud, progress)
        shutil.rmtree(cloud.paths.cloud, ignore_errors=True)
        _up(cloud, progress)
        progress.line(f"{cloud.site.name}: reset after {progress.seconds:.1f} s")
