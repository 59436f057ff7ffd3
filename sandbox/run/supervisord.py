"""supervisord, which does not spin on a pipe whose other end is gone.

When a process ends, supervisord may leave a closed descriptor among those it polls. The number is soon given to the
standard input of another process, and when that one closes it, every poll returns at once with an error that nobody
handles: one core is lost. Such a descriptor is forgotten here, as supervisord itself does with an invalid one."""

import select
import sys

from supervisor import poller, supervisord

ignore_invalid = poller.PollPoller._ignore_invalid


def ignore_gone(self: poller.PollPoller, descriptor: int, events: int) -> bool:
    """Whether nothing can be read from or written to the descriptor any more; it is not polled again."""
    if events == select.POLLERR:
        return ignore_invalid(self, descriptor, select.POLLNVAL)
    return ignore_invalid(self, descriptor, events)


poller.PollPoller._ignore_invalid = ignore_gone
sys.exit(supervisord.main())
