"""Runs a Pulumi program with the SDK of its environment: `python -c TEXT FLAGS FOLDER ENTRY [ARGUMENT...]`."""

import argparse
import asyncio
import logging
import os
import runpy
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

REPORTED = 32
"""Exit code after the error was shown to the user."""

try:
    import pulumi
    import pulumi.runtime
except ImportError as missing:
    # The engine shows the output on stdout.
    print(f"{missing}: the program's environment has no Pulumi SDK; run: pulumi install")
    sys.exit(REPORTED)


def of_program(error: BaseException, folder: str) -> str:
    """The error with the part of its trace that starts in the program."""
    frames = traceback.extract_tb(error.__traceback__)
    first = next((i for i, frame in enumerate(frames) if frame.filename.startswith(folder)), 0)
    return "".join(traceback.format_list(frames[first:]) + traceback.format_exception_only(error))


def main() -> int:
    flags = argparse.ArgumentParser()
    for name in ("monitor", "engine", "organization", "project", "root-directory", "stack", "pwd"):
        flags.add_argument(f"--{name}")
    flags.add_argument("--parallel", type=int, default=1)
    flags.add_argument("--dry-run", action="store_true")
    flags.add_argument("folder")
    flags.add_argument("entry")
    flags.add_argument("rest", nargs=argparse.REMAINDER)
    given = flags.parse_args()

    runtime = pulumi.runtime
    runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
    runtime.configure(
        runtime.Settings(
            project=given.project,
            stack=given.stack,
            monitor=given.monitor,
            engine=given.engine,
            parallel=given.parallel,
            dry_run=given.dry_run,
            organization=given.organization,
            root_directory=given.root_directory,
        )
    )
    program = os.path.normpath(os.path.join(given.folder, given.entry))
    sys.argv = [program, *given.rest]
    if given.pwd:
        os.chdir(given.pwd)
    # Cancelled work of a program that failed is not news.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    # A registration waits in a thread of its own until the engine has answered.
    threads = ThreadPoolExecutor(max_workers=max(given.parallel, 1) * 4)
    loop.set_default_executor(threads)
    try:
        loop.run_until_complete(runtime.run_in_stack(lambda: runpy.run_path(program, run_name="__main__")))
        return 0
    except pulumi.RunError as error:
        pulumi.log.error(str(error))
    except Exception as error:  # noqa: BLE001 every error of a program is shown to its author
        pulumi.log.error(f"the program failed:\n{of_program(error, given.folder)}")
    finally:
        threads.shutdown(wait=True)
        loop.close()
        sys.stdout.flush()
        sys.stderr.flush()
    return REPORTED


sys.exit(main())
