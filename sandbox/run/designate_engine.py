"""`designate_engine.py CONFIG`: Designate's central, worker, producer and mdns, forked from one import."""

import sys

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
for name, module in (("central", central), ("mdns", mdns), ("worker", worker), ("producer", producer)):
    family.fork(module.main, [f"designate-{name}", *config])
family.wait()
