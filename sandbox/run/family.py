"""Several services forked from one process: imports are loaded once, and their memory is shared.

Code before the fork may only import, not initialise. When one child dies, all are stopped and restart together."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
PATIENCE = 3
"""Seconds after SIGTERM without an exited child, after which the remaining children are killed."""
A_DAY = 86_400


class Family:
    """The children of this process."""

    def __init__(self) -> None:
        self.children: dict[int, str] = {}
        # Objects loaded so far stay shared: the garbage collector does not touch them any more.
        gc.collect()
        gc.freeze()

    def fork(self, main: Callable[[], object], arguments: list[str]) -> None:
        """Run `main` in a child that ends with this process."""
        parent = os.getpid()
        child = os.fork()
        if child:
            self.children[child] = arguments[0]
            return
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        renew_event_loop()
        sys.argv = [f"/usr/bin/{arguments[0]}", *arguments[1:]]
        code: object = 1
        try:
            code = main()
        except SystemExit as end:
            code = end.code
        finally:
            sys.stderr.flush()
            os._exit(code if isinstance(code, int) else 0)

    def wait_for_queue(self, config: str, queue: str) -> None:
        """Wait until a child listens on its queue. Without the subprocess module: eventlet's version would start its
        event loop, which a fork must not inherit."""
        waiter = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wait_for_queue.py")
        os.spawnv(os.P_WAIT, sys.executable, [sys.executable, waiter, config, queue])

    def wait(self) -> None:
        """Wait for SIGTERM or for the end of a child; then stop all children and exit."""
        # Wait for signals because eventlet's os.wait would wake up a hundred times a second.
        awaited = {signal.SIGCHLD, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
        requested = leaving = False
        while True:
            died = self._reap(quiet=leaving)
            if (died or requested) and not leaving:
                leaving = True
                self._end_all(signal.SIGTERM)
            if not self.children:
                os._exit(0 if requested else 1)
            heard = signal.sigtimedwait(awaited, PATIENCE if leaving else A_DAY)
            if heard:
                requested = heard.si_signo == signal.SIGTERM or requested
            elif leaving:
                self._end_all(signal.SIGKILL)

    def _reap(self, quiet: bool) -> bool:
        """Reap children that have ended; true when there was one."""
        died = False
        while self.children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                break
            name, code = self.children.pop(child, "?"), os.waitstatus_to_exitcode(status)
            died = True
            if not quiet:
                print(f"{name} (pid {child}) ended with {code}", file=sys.stderr, flush=True)
        return died

    def _end_all(self, how: signal.Signals) -> None:
        for child in self.children:
            os.kill(child, how)


def renew_event_loop() -> None:
    """Give this child an event loop of its own. Importing eventlet may have opened one before the fork: all children
    would share its epoll descriptor, each would be woken by the others' sockets, and read from its own in vain."""
    if "eventlet" in sys.modules:
        from eventlet import hubs

        hubs.use_hub()
