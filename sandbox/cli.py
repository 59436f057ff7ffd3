"""The command line. Run it as `python3 -m sandbox`, which creates the environment first."""

from __future__ import annotations

import argparse
import json
import os
import sys

from sandbox.cloud import Cloud
from sandbox.paths import PRODUCT
from sandbox.problems import NOT_UP, USAGE, Problem

FAULTS = "create-error, slow=SECONDS, stuck or none; cleared when the cloud starts again"


def _up(arguments: argparse.Namespace) -> int:
    from sandbox.lifecycle import up

    up(Cloud.of(arguments.site))
    return 0


def _down(arguments: argparse.Namespace) -> int:
    from sandbox.lifecycle import down

    down(Cloud.of(arguments.site))
    return 0


def _reset(arguments: argparse.Namespace) -> int:
    from sandbox.lifecycle import reset

    reset(Cloud.of(arguments.site))
    return 0


def _clouds(arguments: argparse.Namespace) -> int:
    from sandbox.clouds import write_clouds

    print(write_clouds(Cloud.of(arguments.site)))
    return 0


def _env(arguments: argparse.Namespace) -> int:
    from sandbox.clouds import shell_settings

    print(shell_settings(Cloud.of(arguments.site)))
    return 0


def _install(_arguments: argparse.Namespace) -> int:
    print(sys.prefix)  # created before this command line started
    return 0


def _test(arguments: argparse.Namespace) -> int:
    import pytest

    return pytest.main([str(PRODUCT / "tests"), "-q", "-p", "no:cacheprovider", *arguments.arguments])


def _status(arguments: argparse.Namespace) -> int:
    from sandbox.status import show

    return show(Cloud.of(arguments.site), arguments.json)


def _logs(arguments: argparse.Namespace) -> int:
    from sandbox.journal import show

    return show(Cloud.of(arguments.site), arguments.name, arguments.follow)


def _fault(arguments: argparse.Namespace) -> int:
    from sandbox.clusters import faults

    cloud = Cloud.of(arguments.site)
    if not cloud.paths.run.exists():
        raise Problem(f"{cloud.site.name}: the cloud is down", code=NOT_UP)
    path = cloud.paths.run / faults.FILE
    if arguments.fault:
        try:
            faults.write(path, faults.parse(arguments.fault))
        except ValueError as error:
            raise Problem(str(error), code=USAGE) from error
    print(faults.read(path))
    return 0


def _trace(arguments: argparse.Namespace) -> int:
    """0 when every flow is delivered, 1 when one is not; as JSON always 0, because the output holds the result."""
    from sandbox.reachability import show, trace

    if arguments.batch:
        questions = [tuple(question) for question in json.load(sys.stdin)]
    else:
        outside = ["outside", *arguments.to_external] if arguments.to_external else []
        words = outside or arguments.target_and_flows
        if not arguments.source or len(words) < 2:
            raise Problem("trace needs a source, a target and at least one flow, for example tcp/443", code=USAGE)
        questions = [(arguments.source, words[0], flow) for flow in words[1:]]
    answers = trace(Cloud.of(arguments.site), questions, arguments.versions or (4, 6))
    as_json = arguments.json or arguments.batch
    show(answers, as_json)
    return 0 if as_json or all(answer.delivered for answer in answers) else 1


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python3 -m sandbox", description=__import__("sandbox").__doc__)
    commands = top.add_subparsers(dest="command", required=True)

    def add(name: str, does: str, run: object) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=does, description=does)
        command.add_argument("--site", default="bamako", help="site of stacks/alliance.yaml (default: bamako)")
        command.set_defaults(run=run)
        return command

    add("up", "start the cloud, or repair it; does nothing when it is up", _up)
    add("down", "stop the cloud; its data stay", _down)
    add("reset", "start again with clean data", _reset)
    add("clouds", "write clouds.yaml and print its path", _clouds)
    add("env", "print shell settings for using the cloud", _env)
    commands.add_parser("install", help="create the environment only; print its path").set_defaults(run=_install)
    test = commands.add_parser("test", help="run the sandbox's own unit tests (pytest); needs no cloud")
    test.add_argument("arguments", nargs="*", help="for pytest")
    test.set_defaults(run=_test)
    status = add("status", "show processes with memory and ports; exit code 3 when one does not run", _status)
    status.add_argument("--json", action="store_true", help="as JSON")
    logs = add("logs", "show the end of a service's or process's logs; without a name, list them", _logs)
    logs.add_argument("name", nargs="?", default="", help="service or process, as in status")
    logs.add_argument("-f", "--follow", action="store_true", help="follow: print lines as they are added")
    fault = add("fault", "make operations on Kubernetes clusters fail; without FAULT, show the current fault", _fault)
    fault.add_argument("fault", nargs="?", default="", metavar="FAULT", help=FAULTS)
    trace = add("trace", "check whether a packet gets from one port to another; exit code 1 when it does not", _trace)
    trace.add_argument("source", nargs="?", default="", help="port (id or name) or external:NETWORK[:ADDRESS]")
    trace.add_argument(
        "target_and_flows",
        nargs="*",
        metavar="TARGET FLOW",
        help="port, address, external:NETWORK[:ADDRESS] or outside; then tcp/PORT, udp/PORT or icmp",
    )
    trace.add_argument(
        "--to-external", nargs="+", metavar="FLOW", help="instead of a target: any path out of the cloud"
    )
    for version in (4, 6):
        only = f"IPv{version} only; default: all versions that both ends have"
        trace.add_argument(f"--ipv{version}", dest="versions", action="store_const", const=(version,), help=only)
    trace.add_argument("--json", action="store_true", help="as JSON; the exit code is then 0 even for a dropped packet")
    trace.add_argument("--batch", action="store_true", help="read [[source, target, flow], …] as JSON; answer in JSON")
    return top


def main() -> int:
    """Run one command; its exit code is 0, or a problem's own."""
    arguments = parser().parse_args()
    try:
        return arguments.run(arguments)
    except Problem as problem:
        print(f"sandbox: {problem}", file=sys.stderr)
        return problem.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has closed the pipe
        return 0
    except KeyboardInterrupt:
        print("sandbox: interrupted; run the same command again to continue", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
