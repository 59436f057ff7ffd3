"""Octavia's provider of the rehearsal: it waits for the API's commit, and keeps no connection."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from sqlalchemy import create_engine, orm, pool, text

engine = create_engine("sqlite://", poolclass=pool.QueuePool, pool_size=1, max_overflow=0)
DRIVER = Path(__file__).parents[1] / "drivers/sandbox_octavia.py"


def balancer(status: str) -> SimpleNamespace:
    """A load balancer without listeners."""
    return SimpleNamespace(id="b", provisioning_status=status, enabled=True, listeners=[], pools=[])


class Driver:
    """The driver with fakes of Octavia's modules; each read returns the next load balancer of `reads`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, reads: list[SimpleNamespace | None]):
        self.reads, self.updates = reads, []

        class Repository:
            def get(_, session: orm.Session, id: str) -> SimpleNamespace | None:
                session.execute(text("select 1"))
                return reads.pop(0) if len(reads) > 1 else reads[0]

        def update(states: dict) -> dict:
            self.updates.append(states)
            return {"status_code": 200}

        amphora = {"AmphoraProviderDriver": object}
        updater = {"DriverUpdater": lambda: SimpleNamespace(update_loadbalancer_status=update)}
        modules = {
            "octavia.api.drivers.amphora_driver.v2": {"driver": SimpleNamespace(**amphora)},
            "octavia.api.drivers.driver_agent": {"driver_updater": SimpleNamespace(**updater)},
            "octavia.db": {
                "api": SimpleNamespace(get_session=lambda: orm.Session(engine)),
                "repositories": SimpleNamespace(LoadBalancerRepository=Repository),
            },
        }
        for name, members in modules.items():
            module = ModuleType(name)
            vars(module).update(members)
            parts = name.split(".")
            for end in range(1, len(parts)):
                monkeypatch.setitem(sys.modules, ".".join(parts[:end]), ModuleType(".".join(parts[:end])))
            monkeypatch.setitem(sys.modules, name, module)
        spec = importlib.util.spec_from_file_location("sandbox_octavia_under_test", DRIVER)
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)
        monkeypatch.setattr(self.module.time, "sleep", lambda _: None)


def test_it_waits_until_the_change_is_visible(monkeypatch: pytest.MonkeyPatch):
    driver = Driver(monkeypatch, [None, balancer("ACTIVE"), balancer("ACTIVE"), balancer("PENDING_UPDATE")])
    driver.module.complete("b", None)
    active = {"id": "b", "provisioning_status": "ACTIVE", "operating_status": "ONLINE"}
    assert driver.updates == [{"loadbalancers": [active]}]
    assert engine.pool.checkedout() == 0


def test_a_deleted_load_balancer_becomes_deleted(monkeypatch: pytest.MonkeyPatch):
    driver = Driver(monkeypatch, [balancer("ACTIVE"), balancer("PENDING_DELETE")])
    driver.module.complete("b", ("loadbalancers", "b"))
    assert driver.updates == [{"loadbalancers": [{"id": "b", "provisioning_status": "DELETED"}]}]


def test_a_change_that_never_becomes_visible_is_ignored(monkeypatch: pytest.MonkeyPatch):
    driver = Driver(monkeypatch, [balancer("ACTIVE")])
    monkeypatch.setattr(driver.module, "PENDING_SECONDS", 0.05)
    driver.module.complete("b", None)
    assert driver.updates == []
    assert engine.pool.checkedout() == 0
