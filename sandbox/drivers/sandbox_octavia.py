"""An Octavia provider without data path: a real VIP port in Neutron, and every object becomes ACTIVE at once.

Threads of the API itself do the work, through the driver agent's own status updater: no worker, no agent."""

from __future__ import annotations

import threading
import time
from typing import Any

from octavia.api.drivers.amphora_driver.v2 import driver as amphora
from octavia.api.drivers.driver_agent import driver_updater
from octavia.db import api as database
from octavia.db import repositories
from oslo_log import log

LOG = log.getLogger(__name__)
PENDING_SECONDS = 15
TRIES = 3


def objects_of(balancer: Any) -> dict[str, list[Any]]:
    """Every object of a load balancer, by kind; the kinds have the status updater's names."""
    listeners, pools = list(balancer.listeners), list(balancer.pools)
    policies = [policy for listener in listeners for policy in listener.l7policies]
    return {
        "loadbalancers": [balancer],
        "listeners": listeners,
        "pools": pools,
        "members": [member for pool in pools for member in pool.members],
        "healthmonitors": [pool.health_monitor for pool in pools if pool.health_monitor],
        "l7policies": policies,
        "l7rules": [rule for policy in policies for rule in policy.l7rules],
    }


def final_state(kind: str, thing: Any, monitored: set[str]) -> dict[str, str]:
    """Final status of an object that is not deleted."""
    enabled = getattr(thing, "enabled", True)
    operating = "ONLINE" if enabled else "OFFLINE"
    if kind == "members" and enabled and thing.pool_id not in monitored:
        operating = "NO_MONITOR"
    return {"id": thing.id, "provisioning_status": "ACTIVE", "operating_status": operating}


def complete(balancer_id: str, deleted: tuple[str, str] | None) -> None:
    """Give every object of a load balancer its final status, the deleted ones first."""
    balancer = _pending(balancer_id)
    if balancer is None:
        return
    gone, staying = _split(objects_of(balancer), deleted, deleted == ("loadbalancers", balancer_id))
    updater = driver_updater.DriverUpdater()
    for states in (gone, staying):
        answer = updater.update_loadbalancer_status(states) if states else {}
        if answer and answer.get("status_code") != 200:
            LOG.error("the rehearsal provider's status update was rejected: %s", answer)


def _pending(balancer_id: str) -> Any:
    """The load balancer, once its PENDING status is visible: the API commits after this provider has returned."""
    deadline = time.monotonic() + PENDING_SECONDS
    while time.monotonic() < deadline:
        # Each read needs a new transaction: an open one does not see what others commit.
        with database.get_session() as session, session.begin():
            balancer = repositories.LoadBalancerRepository().get(session, id=balancer_id)
        if balancer is not None and balancer.provisioning_status.startswith("PENDING"):
            return balancer
        time.sleep(0.1)
    return None


def _split(objects: dict[str, list[Any]], deleted: tuple[str, str] | None, whole: bool) -> tuple[dict, dict]:
    monitored = {pool.id for pool in objects["pools"] if pool.health_monitor}
    gone: dict[str, list[dict[str, str]]] = {}
    staying: dict[str, list[dict[str, str]]] = {}
    for kind, things in objects.items():
        for thing in things:
            if thing.provisioning_status == "DELETED":
                continue
            if whole or (kind, thing.id) == deleted or thing.provisioning_status == "PENDING_DELETE":
                gone.setdefault(kind, []).append({"id": thing.id, "provisioning_status": "DELETED"})
            else:
                staying.setdefault(kind, []).append(final_state(kind, thing, monitored))
    return gone, staying


def complete_with_retries(balancer_id: str, deleted: tuple[str, str] | None) -> None:
    """Try a few times: another request may change the same objects."""
    for attempt in range(TRIES):
        try:
            return complete(balancer_id, deleted)
        except Exception:  # otherwise the load balancer would stay PENDING forever
            LOG.exception("the rehearsal provider, try %d", attempt + 1)
            time.sleep(0.5)


def balancer_of(kind: str, thing_id: str) -> str:
    """The load balancer that an object belongs to."""
    every = repositories.Repositories()
    tables = {
        "listeners": every.listener,
        "pools": every.pool,
        "members": every.member,
        "healthmonitors": every.health_monitor,
        "l7policies": every.l7policy,
        "l7rules": every.l7rule,
    }
    session = database.get_session()
    with session.begin():
        thing = tables[kind].get(session, id=thing_id)
        if kind == "l7rules":
            thing = thing.l7policy
        if kind in ("l7policies", "l7rules"):
            thing = thing.listener
        if kind in ("members", "healthmonitors"):
            thing = thing.pool
        return thing.load_balancer.id


class SandboxProvider(amphora.AmphoraProviderDriver):
    """Inherits the creation of VIP ports and the checks of flavors and zones; needs no RPC."""

    def __init__(self) -> None:
        self.repositories = repositories.Repositories()

    def _changed(self, kind: str, thing_id: str, balancer_id: str = "") -> None:
        self._later(balancer_id or balancer_of(kind, thing_id), None)

    def _deleted(self, kind: str, thing_id: str) -> None:
        balancer_id = thing_id if kind == "loadbalancers" else balancer_of(kind, thing_id)
        self._later(balancer_id, (kind, thing_id))

    @staticmethod
    def _later(balancer_id: str, deleted: tuple[str, str] | None) -> None:
        threading.Thread(target=complete_with_retries, args=(balancer_id, deleted), daemon=True).start()

    def loadbalancer_create(self, loadbalancer: Any) -> None:
        self._changed("loadbalancers", loadbalancer.loadbalancer_id, loadbalancer.loadbalancer_id)

    def loadbalancer_delete(self, loadbalancer: Any, cascade: bool = False) -> None:
        self._deleted("loadbalancers", loadbalancer.loadbalancer_id)

    def loadbalancer_update(self, old_loadbalancer: Any, new_loadbalancer: Any) -> None:
        self._changed("loadbalancers", new_loadbalancer.loadbalancer_id, new_loadbalancer.loadbalancer_id)

    def loadbalancer_failover(self, loadbalancer_id: str) -> None:
        self._changed("loadbalancers", loadbalancer_id, loadbalancer_id)

    def listener_create(self, listener: Any) -> None:
        self._changed("listeners", listener.listener_id, listener.loadbalancer_id)

    def listener_delete(self, listener: Any) -> None:
        self._deleted("listeners", listener.listener_id)

    def listener_update(self, old_listener: Any, new_listener: Any) -> None:
        self._changed("listeners", new_listener.listener_id)

    def pool_create(self, pool: Any) -> None:
        self._changed("pools", pool.pool_id, pool.loadbalancer_id)

    def pool_delete(self, pool: Any) -> None:
        self._deleted("pools", pool.pool_id)

    def pool_update(self, old_pool: Any, new_pool: Any) -> None:
        self._changed("pools", new_pool.pool_id)

    def member_create(self, member: Any) -> None:
        self._changed("pools", member.pool_id)

    def member_delete(self, member: Any) -> None:
        self._deleted("members", member.member_id)

    def member_update(self, old_member: Any, new_member: Any) -> None:
        self._changed("members", new_member.member_id)

    def member_batch_update(self, pool_id: str, members: Any) -> None:
        self._changed("pools", pool_id)

    def health_monitor_create(self, healthmonitor: Any) -> None:
        self._changed("pools", healthmonitor.pool_id)

    def health_monitor_delete(self, healthmonitor: Any) -> None:
        self._deleted("healthmonitors", healthmonitor.healthmonitor_id)

    def health_monitor_update(self, old_healthmonitor: Any, new_healthmonitor: Any) -> None:
        self._changed("healthmonitors", new_healthmonitor.healthmonitor_id)

    def l7policy_create(self, l7policy: Any) -> None:
        self._changed("listeners", l7policy.listener_id)

    def l7policy_delete(self, l7policy: Any) -> None:
        self._deleted("l7policies", l7policy.l7policy_id)

    def l7policy_update(self, old_l7policy: Any, new_l7policy: Any) -> None:
        self._changed("l7policies", new_l7policy.l7policy_id)

    def l7rule_create(self, l7rule: Any) -> None:
        self._changed("l7policies", l7rule.l7policy_id)

    def l7rule_delete(self, l7rule: Any) -> None:
        self._deleted("l7rules", l7rule.l7rule_id)

    def l7rule_update(self, old_l7rule: Any, new_l7rule: Any) -> None:
        self._changed("l7rules", new_l7rule.l7rule_id)
