"""supervisord with a fix for a busy loop on a pipe whose other end is closed.

When a process ends, supervisord may keep a closed descriptor in its poll set. The number is soon reused for the
standard input of another process. When that process closes it, every poll returns at once with an error that
supervisord does not handle, and one core is busy. This fix removes such a descriptor, as supervisord itself does with
an invalid one."""

import select
import sys

from supervisor import poller, supervisord

ignore_invalid = poller.PollPoller._ignore_invalid


def ignore_gone(self: poller.PollPoller, descriptor: int, events: int) -> bool:
    """True when the descriptor can no longer be read or written; it is removed from the poll set."""
    if events == select.POLLERR:
        return ignore_invalid(self, descriptor, select.POLLNVAL)
    return ignore_invalid(self, descriptor, events)


poller.PollPoller._ignore_invalid = ignore_gone
sys.exit(supervisord.main())
