"""The command line. Run it as `python3 -m sandbox`, which makes the environment first."""

from __future__ import annotations

import argparse
import sys

from sandbox.cloud import Cloud
from sandbox.problems import Problem


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
    return top


def main() -> int:
    """Run one command; its exit code is 0, or a problem's own."""
    arguments = parser().parse_args()
    try:
        return arguments.run(arguments)
    except Problem as problem:
        print(f"sandbox: {problem}", file=sys.stderr)
        return problem.code
    except KeyboardInterrupt:
        print("sandbox: interrupted; the same command goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
