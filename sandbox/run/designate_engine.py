"""`designate_engine.py CONFIG`: Designate's central, worker, producer and mdns, forked from one import."""

import signal
import sys

# First: it chooses the kind of threads for all that follows.
import designate.cmd

import designate.central.service
import designate.mdns.service
import designate.producer.service
import designate.worker.service  # noqa: F401
import kombu.transport.pyamqp  # noqa: F401
import oslo_messaging._drivers.impl_rabbit  # noqa: F401
import sqlalchemy.dialects.mysql.pymysql  # noqa: F401
from designate import service
from designate.cmd import central, mdns, producer, worker

from family import Family


def serve(server: service.Service, workers: int | None = None) -> None:
    """Serve in this process. Designate's own starts another under each, to bring it up again: the family does that."""
    server.start()


# SIGTERM is not caught: nothing is kept in memory that an end would lose, and supervision waits for nobody.
service.serve, service.wait = serve, signal.pause

config = ["--config-file", sys.argv[1]]
family = Family()
family.fork(central.main, ["designate-central", *config])
# Who calls central before its queue is there loses the message and waits 60 s: so did the first record of a zone.
family.wait_for_queue(sys.argv[1], "central")
for name, module in (("mdns", mdns), ("worker", worker), ("producer", producer)):
    family.fork(module.main, [f"designate-{name}", *config])
family.wait()
