"""`designate_engine.py CONFIG`: Designate's central, worker, producer and mdns, forked from one import."""

import sys

# First: it replaces modules by eventlet's, without which mdns would wait for a packet and do nothing else.
import designate.cmd

import designate.central.service
import designate.mdns.service
import designate.producer.service
import designate.worker.service  # noqa: F401
import kombu.transport.pyamqp  # noqa: F401
import oslo_messaging._drivers.impl_rabbit  # noqa: F401
import sqlalchemy.dialects.mysql.pymysql  # noqa: F401
from designate.cmd import central, mdns, producer, worker

from family import Family

config = ["--config-file", sys.argv[1]]
family = Family()
family.fork(central.main, ["designate-central", *config])
# Who calls central before its queue is there loses the message and waits 60 s: so did the first record of a zone.
family.wait_for_queue(sys.argv[1], "central")
for name, module in (("mdns", mdns), ("worker", worker), ("producer", producer)):
    family.fork(module.main, [f"designate-{name}", *config])
family.wait()
