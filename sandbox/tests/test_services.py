"""The service files: every template, command and name in them can be resolved."""

from __future__ import annotations

import stat

from sandbox import calls
from sandbox.cloud import Cloud
from sandbox.launch import write_service_files
from sandbox.supervision import Supervisor, all_programs, command_of


def test_every_file_can_be_written_for_its_owner_only(cloud: Cloud):
    for service in cloud.plan.services.values():
        write_service_files(cloud, service)
    written = [path for path in cloud.paths.etc.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(written) > 20
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


def test_every_link_points_at_something(cloud: Cloud):
    for service in cloud.plan.services.values():
        write_service_files(cloud, service)
        for path in service.links:
            assert (cloud.paths.cloud / path).exists(), path


def test_no_command_carries_a_password(cloud: Cloud):
    commands = [" ".join(command_of(cloud, program)) for program in all_programs(cloud)]
    for service in cloud.plan.services.values():
        for step in (*service.once, *service.afterwards):
            commands += [
                " ".join(cloud.fill_words(step.command, host)) for host in cloud.computes_for(str(step.command))
            ]
        for process in service.processes:
            for command in process.before:
                commands += [" ".join(cloud.fill_words(command, host)) for host in cloud.computes_for(str(command))]
    assert len(commands) > 50
    for command in commands:
        assert not any(secret in command for secret in cloud.secrets.values()), command


def test_every_process_ends_with_its_supervisor(cloud: Cloud):
    supervisor = Supervisor(cloud)
    for program in all_programs(cloud):
        assert supervisor._program(program)["command"].startswith("setpriv --pdeathsig TERM -- ")


def test_every_named_function_exists(cloud: Cloud):
    for service in cloud.plan.services.values():
        assert set(service.checks) <= calls.CHECKS.keys()
        assert set(service.each_start) <= calls.STEPS.keys()
        assert {step.call for step in (*service.once, *service.afterwards) if step.call} <= calls.STEPS.keys()


def test_the_supervisor_knows_every_program_and_starts_none_by_itself(cloud: Cloud):
    supervisor = Supervisor(cloud)
    supervisor._write_config()
    text = supervisor.config.read_text()
    assert text.count("[program:") == len(all_programs(cloud))
    assert text.count("autostart = false") == len(all_programs(cloud))
    assert not any(secret in text for secret in cloud.secrets.values())


def test_a_word_that_names_a_list_becomes_that_list(cloud: Cloud):
    assert cloud.fill_words(("run", "{{ compute_names }}")) == ["run", "bamako-cmp-1", "bamako-cmp-2", "bamako-cmp-3"]


def test_passwords_are_random_private_and_kept(cloud: Cloud):
    first = dict(cloud.secrets)
    assert len(set(first.values())) == len(first)
    assert stat.S_IMODE(cloud.paths.secrets.stat().st_mode) == 0o600
    assert Cloud.of("bamako").secrets == first
