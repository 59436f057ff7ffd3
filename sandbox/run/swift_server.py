"""`swift_server.py KIND CONFIG`: a Swift server, or the daemon that copies containers.

It reads swift.conf beside CONFIG and logs to standard error.

By itself Swift reads only /etc/swift/swift.conf, and without a /dev/log it logs to UDP port 514 of this machine through
a socket that is open to all interfaces."""

import gc
import importlib
import logging
import os
import signal
import sys

from swift.common import utils
from swift.common.utils import logs

GC_SECONDS = 60

kind, config = sys.argv[1], sys.argv[2]
utils.SWIFT_CONF_FILE = os.path.join(os.path.dirname(config), "swift.conf")


class StandardError(logging.StreamHandler):
    """Replaces the syslog handler and accepts its arguments."""

    def __init__(self, *_arguments: object, **_settings: object) -> None:
        super().__init__(sys.__stderr__)


def keep_stdio(*_arguments: object, **_settings: object) -> None:
    """Replaces the function that points all three streams to /dev/null: the log would be lost, and supervisord would
    loop on a pipe whose other end is closed."""


logs.ThreadSafeSysLogHandler = StandardError
utils.capture_stdio = logs.capture_stdio = keep_stdio

# These two modules have read the default file at import.
from swift.common import constraints, storage_policy  # noqa: E402

constraints.reload_constraints()
storage_policy.reload_storage_policies()

if kind == "container":
    # What has served a request is a cycle with an open database in it, and Python frees cycles the more rarely the more it
    # has: after 200 days of a small site 79 files were open and memory had grown by half.
    signal.signal(signal.SIGALRM, lambda _signal, _frame: gc.collect())
    signal.setitimer(signal.ITIMER_REAL, GC_SECONDS, GC_SECONDS)
if kind == "container-sync":
    sys.argv = ["swift-container-sync", config]
    module = importlib.import_module("swift.container.sync")
else:
    sys.argv = [f"swift-{kind}-server", config]
    module = importlib.import_module(f"swift.{kind.replace('object', 'obj')}.server")
sys.exit(module.main())
