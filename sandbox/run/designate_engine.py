"""`designate_engine.py CONFIG`: Designate's central, worker, producer and mdns, forked from one import."""

import signal
import sys

# This import must come first: it chooses the threading model for all later ones.
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
    """Serve in this process. Designate's own function starts a child to restart it; `Family` does that here."""
    server.start()


# SIGTERM is not caught: no state in memory would be lost, and so the process stops at once.
service.serve, service.wait = serve, signal.pause

config = ["--config-file", sys.argv[1]]
family = Family()
family.fork(central.main, ["designate-central", *config])
# A call to central before its queue exists is lost and waits 60 s, which delayed the first record of a zone.
family.wait_for_queue(sys.argv[1], "central")
for name, module in (("mdns", mdns), ("worker", worker), ("producer", producer)):
    family.fork(module.main, [f"designate-{name}", *config])
family.wait()
