"""`cinder_volume.py ARGUMENTS`: Cinder's volume service, whose parent looks after its child four times a second.

By default it does so a hundred times a second, for as long as the cloud runs."""

import sys
from typing import Any

import cinder.cmd.volume
from oslo_service import service

INTERVAL = 0.25


class PatientLauncher(service.ProcessLauncher):
    """Starts a child again within INTERVAL seconds of its end."""

    def __init__(self, conf: Any, **settings: Any) -> None:
        super().__init__(conf, wait_interval=INTERVAL, **settings)


service.ProcessLauncher = PatientLauncher
sys.exit(cinder.cmd.volume.main())
