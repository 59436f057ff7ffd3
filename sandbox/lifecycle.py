"""up, down, reset: what changes a cloud. Each holds the cloud's lock."""

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
from sandbox.preflight import check_ports, check_room
from sandbox.problems import Problem
from sandbox.progress import Progress
from sandbox.state_place import write_access
from sandbox.steps import initialised
from sandbox.stragglers import end_stragglers
from sandbox.supervision import Supervisor, all_programs


@contextmanager
def locked(cloud: Cloud, progress: Progress) -> Iterator[None]:
    """One command at a time; the second waits and says so."""
    cloud.places.root.mkdir(parents=True, exist_ok=True)
    with cloud.places.lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            progress.say(f"process {file.read() or '?'} is already at work on this cloud; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def up(cloud: Cloud) -> None:
    """Have the cloud run: nothing to do, heal, start from its data, from a snapshot, or from nothing."""
    with Progress(f"{cloud.site.name}: looking at the cloud") as progress, locked(cloud, progress):
        if _up(cloud, progress):
            progress.say(f"{cloud.site.name}: up after {progress.seconds:.1f} s; Keystone is {cloud.identity}")
        else:
            progress.say(f"{cloud.site.name}: already up; Keystone is {cloud.identity}")


def _up(cloud: Cloud, progress: Progress) -> bool:
    """Whether there was anything to do."""
    supervisor = Supervisor(cloud)
    fingerprint = cloud.running_fingerprint()
    if supervisor.alive():
        started_with = _started_with(cloud)
        if started_with == fingerprint:
            if _all_ready(cloud, supervisor):
                _write_access(cloud)
                return False
            for name in _not_running(cloud, supervisor):
                progress.say(f"{name} does not run; its log ends with\n{supervisor.last_lines(name)}")
        else:
            why = "the sandbox has changed since its start" if started_with else "an earlier start was not finished"
            progress.say(f"{cloud.site.name}: {why}; starting it again")
            _down(cloud, progress)
    else:
        _clean_up(cloud, progress)
    cloud.places.make()
    check_room(cloud)
    if not any(cloud.places.once.iterdir()) and snapshot.exists(cloud):
        snapshot.load(cloud)
        progress.ready("Data from the snapshot of the first initialisation")
    # Only before anybody has used the cloud: a later start may have steps to do too, when the sandbox has learnt
    # something, and would keep what was deployed.
    fresh = not cloud.places.used.exists() and not initialised(cloud)
    _refuse_moved_data(cloud)
    if not supervisor.alive():
        check_ports(cloud)
        supervisor.launch()
    Launch(cloud, supervisor, progress).run()
    cloud.places.started.write_text(json.dumps({"fingerprint": fingerprint}))
    _write_access(cloud)
    cloud.places.used.touch()
    if fresh:
        snapshot.save(cloud, supervisor)
        progress.ready("Snapshot for a quick reset")
    return True


def _write_access(cloud: Cloud) -> None:
    write_clouds(cloud)
    write_access(cloud)


def _started_with(cloud: Cloud) -> str:
    try:
        return json.loads(cloud.places.started.read_text())["fingerprint"]
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return ""


def _not_running(cloud: Cloud, supervisor: Supervisor) -> list[str]:
    states = supervisor.states()
    good = {"RUNNING", "STARTING"}  # STARTING lasts for the first seconds of a process
    known = {program.name for program in all_programs(cloud)} | states.keys()
    return sorted(name for name in known if states.get(name, {}).get("statename") not in good)


def _all_ready(cloud: Cloud, supervisor: Supervisor) -> bool:
    """Everything runs and answers; asked in parallel, because a busy API may take a second."""
    if _not_running(cloud, supervisor):
        return False
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return all(pool.map(lambda program: is_ready(cloud, program), all_programs(cloud)))


def _refuse_moved_data(cloud: Cloud) -> None:
    """The data hold ports, region and paths; they cannot serve another site definition."""
    made_for = json.dumps([cloud.site.region, cloud.site.first_port, str(cloud.places.cloud)])
    note = cloud.places.data / "made-for.json"
    if note.exists() and note.read_text() != made_for:
        raise Problem(
            f"the data of {cloud.site.name} were made for {note.read_text()}, not for {made_for}",
            f"start it anew: python3 -m sandbox reset --site {cloud.site.name}",
        )
    note.write_text(made_for)


def _clean_up(cloud: Cloud, progress: Progress) -> None:
    """After a kill or a crash: processes without a supervisor, sockets and pid files without a process."""
    for name in end_stragglers(str(cloud.places.cloud)):
        progress.say(f"ended {name}, left behind by an earlier run")
    shutil.rmtree(cloud.places.run, ignore_errors=True)


def down(cloud: Cloud) -> None:
    """Stop everything; the data stay."""
    with Progress(f"{cloud.site.name}: stopping the cloud") as progress, locked(cloud, progress):
        _down(cloud, progress)
        progress.say(f"{cloud.site.name}: down after {progress.seconds:.1f} s")


def _down(cloud: Cloud, progress: Progress) -> None:
    supervisor = Supervisor(cloud)
    if supervisor.alive():
        known = supervisor.states().keys()
        programs = [program for program in all_programs(cloud) if program.name in known]
        foundations = cloud.plan.foundations
        # First all that writes to the databases, then those.
        writers = [program.name for program in programs if program.service not in foundations]
        supervisor.stop([*writers, *supervisor.later_programs()])
        supervisor.stop([program.name for program in programs if program.service in foundations])
        supervisor.shutdown()
    _clean_up(cloud, progress)


def _abandon(cloud: Cloud, progress: Progress) -> None:
    """End everything at once: nothing that it would still write is wanted."""
    pid = Supervisor(cloud).pid()
    if pid:
        psutil.Process(pid).kill()
    end_stragglers(str(cloud.places.cloud), seconds=0)
    _clean_up(cloud, progress)


def reset(cloud: Cloud) -> None:
    """Stop, forget all data, and start from the snapshot of the first initialisation, or from nothing."""
    with Progress(f"{cloud.site.name}: starting over with clean data") as progress, locked(cloud, progress):
        _abandon(cloud, progress)
        shutil.rmtree(cloud.places.cloud, ignore_errors=True)
        _up(cloud, progress)
        progress.say(f"{cloud.site.name}: reset after {progress.seconds:.1f} s")
