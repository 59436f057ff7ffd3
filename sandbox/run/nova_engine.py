"""`nova_engine.py FOLDER COMPUTE…`: Nova's conductor, scheduler and computes, forked from one import."""

import configparser
import os
import sys

# Since 2026.1 the scheduler uses native threads by default, but a process tree needs one threading model.
os.environ["OS_NOVA_DISABLE_EVENTLET_PATCHING"] = "false"

import nova.monkey_patch
import nova.virt

# Nova loads a compute driver only from inside nova.virt.
HERE = os.path.dirname(os.path.abspath(__file__))
nova.virt.__path__.append(os.path.join(os.path.dirname(HERE), "drivers"))

import nova.conf  # noqa: E402

folder, computes = sys.argv[1], sys.argv[2:]
config = os.path.join(folder, "nova.conf")

# Periodic tasks read their interval when their module is loaded, before the configuration may be parsed: without
# the file's values as defaults, the discovery of hosts is off.
INTERVALS = (
    ("scheduler", "discover_hosts_in_cells_interval"),
    ("DEFAULT", "sync_power_state_interval"),
)
parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
parser.read(config)
for section, option in INTERVALS:
    group = None if section == "DEFAULT" else section
    nova.conf.CONF.set_default(option, parser.getint(section, option), group)

# Modules that each child would load.
import kombu.transport.pyamqp  # noqa: E402, F401
import nova.compute.manager  # noqa: E402
import nova.conductor.manager  # noqa: E402
import nova.scheduler.manager  # noqa: E402
import nova.virt.sandbox_virt  # noqa: E402
import oslo_messaging._drivers.impl_rabbit  # noqa: E402, F401
import pymysql  # noqa: E402, F401
import sqlalchemy.dialects.mysql.pymysql  # noqa: E402, F401
from nova.cmd import compute, conductor, scheduler  # noqa: E402

from family import Family  # noqa: E402

family = Family()
family.fork(conductor.main, ["nova-conductor", "--config-file", config])
family.fork(scheduler.main, ["nova-scheduler", "--config-file", config])
# A compute that calls the conductor before its queue exists loses the message and waits 10 s.
family.wait_for_queue(config, "conductor")
for name in computes:
    own = os.path.join(folder, f"{name}.conf")
    family.fork(compute.main, ["nova-compute", "--config-file", config, "--config-file", own])
family.wait()
