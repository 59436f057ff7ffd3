"""The command line. Run it as `python3 -m sandbox`, which makes the environment first."""

from __future__ import annotations

import argparse
import json
import os
import sys

from sandbox.cloud import Cloud
from sandbox.places import PRODUCT
from sandbox.problems import NOT_UP, USAGE, Problem

FAULTS = "create-error, slow=SECONDS, stuck or none; forgotten when the cloud is started again"


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
    print(sys.prefix)  # made before this command line was started
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
    if not cloud.places.run.exists():
        raise Problem(f"{cloud.site.name}: the cloud is down", code=NOT_UP)
    path = cloud.places.run / faults.FILE
    if arguments.fault:
        try:
            faults.write(path, faults.parse(arguments.fault))
        except ValueError as error:
            raise Problem(str(error), code=USAGE) from error
    print(faults.read(path))
    return 0


def _trace(arguments: argparse.Namespace) -> int:
    """0 when every flow is delivered, 1 when one is not; as JSON always 0, because the answer is in the text."""
    from sandbox.reach import ask, show

    if arguments.batch:
        questions = [tuple(question) for question in json.load(sys.stdin)]
    else:
        outside = ["outside", *arguments.to_external] if arguments.to_external else []
        words = outside or arguments.target_and_flows
        if not arguments.source or len(words) < 2:
            raise Problem("trace wants a source, a target and at least one flow, like tcp/443", code=USAGE)
        questions = [(arguments.source, words[0], flow) for flow in words[1:]]
    answers = ask(Cloud.of(arguments.site), questions, arguments.versions or (4, 6))
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

    add("up", "start the cloud, or heal it; does nothing when it is up", _up)
    add("down", "stop the cloud; its data stay", _down)
    add("reset", "start over with clean data", _reset)
    add("clouds", "write clouds.yaml and print its path", _clouds)
    add("env", "print what a shell needs to use the cloud", _env)
    commands.add_parser("install", help="make the environment only; print where it is").set_defaults(run=_install)
    test = commands.add_parser("test", help="run the sandbox's own unit tests (pytest); needs no cloud")
    test.add_argument("arguments", nargs="*", help="for pytest")
    test.set_defaults(run=_test)
    status = add("status", "show what runs, with memory and ports; exit code 3 when something does not", _status)
    status.add_argument("--json", action="store_true", help="as JSON")
    logs = add("logs", "show the end of a service's or process's logs; without a name, list them", _logs)
    logs.add_argument("name", nargs="?", default="", help="service or process, as in status")
    logs.add_argument("-f", "--follow", action="store_true", help="go on as lines are added")
    fault = add("fault", "have operations on Kubernetes clusters fail; without FAULT, show what is set", _fault)
    fault.add_argument("fault", nargs="?", default="", metavar="FAULT", help=FAULTS)
    trace = add("trace", "say whether a packet gets from a port to another; exit code 1 when it does not", _trace)
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
        only = f"IPv{version} only; without, all that both ends have"
        trace.add_argument(f"--ipv{version}", dest="versions", action="store_const", const=(version,), help=only)
    trace.add_argument("--json", action="store_true", help="as JSON; the exit code is then 0 for a dropped packet too")
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on, as with `| head`
        return 0
    except KeyboardInterrupt:
        print("sandbox: interrupted; the same command goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
