"""`python3 -m sandbox`: create the environment if it is missing, then run the command line inside it.

Standard library only: no other package is installed before the environment exists."""

from __future__ import annotations

import os
import sys

from sandbox.environment import Environment
from sandbox.paths import PRODUCT
from sandbox.problems import Problem


def main() -> None:
    """Ensure that the environment exists, then replace this process by `sandbox.cli`."""
    try:
        environment = Environment.current()
        environment.ensure()
    except Problem as problem:
        print(f"sandbox: {problem}", file=sys.stderr)
        sys.exit(problem.code)
    except KeyboardInterrupt:
        print("sandbox: interrupted; run the same command again to continue", file=sys.stderr)
        sys.exit(130)
    python = str(environment.python)
    settings = {**os.environ, "PYTHONPATH": str(PRODUCT.parent)}
    os.execve(python, [python, "-m", "sandbox.cli", *sys.argv[1:]], settings)


if __name__ == "__main__":
    main()
