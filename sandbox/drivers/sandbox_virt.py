"""Nova's own fake driver, which also plugs each port into the host's Open vSwitch.

The real ovn-controller then claims the port, OVN marks it up, Neutron turns it ACTIVE and notifies Nova: port states
and the scheduler's decisions are real, only the guest is not."""

from __future__ import annotations

import os
from typing import Any, ClassVar

from eventlet.timeout import Timeout
from nova import conf, context, exception, objects
from nova.virt import fake
from oslo_concurrency import processutils

CONF = conf.CONF


class OvnFakeDriver(fake.FakeDriverWithoutFakeNodes):
    """Base class without fake nodes: the plain FakeDriver invents a node at every start, and Nova then fails."""

    vcpus = 256
    memory_mb = 1_048_576
    local_gb = 20_000
    capabilities: ClassVar[dict[str, Any]] = {**fake.FakeDriver.capabilities, "supports_migrate_to_same_host": True}

    def init_host(self, host: str) -> None:
        """Restore the guests of this host, which the fake hypervisor keeps only in memory."""
        super().init_host(host)
        administrator = context.get_admin_context()
        guests = objects.InstanceList.get_by_host(administrator, host, expected_attrs=["flavor", "info_cache"])
        for guest in guests:
            self._remember(administrator, guest)

    def _remember(self, administrator: Any, guest: Any) -> None:
        self.instances[guest.uuid] = fake.FakeInstance(guest.name, guest.power_state, guest.uuid)
        self.resources.claim(vcpus=guest.flavor.vcpus, mem=guest.flavor.memory_mb, disk=guest.flavor.root_gb)
        for port in guest.get_network_info():
            self._interfaces[port["id"]] = port
        for device in objects.BlockDeviceMappingList.get_by_instance_uuid(administrator, guest.uuid):
            if device.is_volume and device.device_name:
                self._mounts.setdefault(guest.name, {})[device.device_name] = {}

    def _switch(self, *words: str) -> None:
        socket = os.path.join(os.environ["AES_SANDBOX_RUN"], CONF.host, "db.sock")
        processutils.execute("ovs-vsctl", f"--db=unix:{socket}", "--no-wait", "--timeout=10", *words)

    @staticmethod
    def _device(port: Any) -> str:
        return f"tap{port['id']}"[:14]

    def _plug(self, instance: Any, port: Any) -> None:
        device = self._device(port)
        self._switch(
            *("--may-exist", "add-port", "br-int", device, "--"),
            *("set", "Interface", device, "type=dummy"),
            f"external_ids:iface-id={port['id']}",
            f'external_ids:attached-mac="{port["address"]}"',
            f"external_ids:vm-uuid={instance.uuid}",
            "external_ids:iface-status=active",
        )

    def _unplug(self, port: Any) -> None:
        self._switch("--if-exists", "del-port", "br-int", self._device(port))

    def plug_vifs(self, instance: Any, network_info: Any) -> None:
        """Plug every port."""
        for port in network_info or []:
            self._plug(instance, port)

    def unplug_vifs(self, instance: Any, network_info: Any) -> None:
        """Unplug every port."""
        for port in network_info or []:
            self._unplug(port)

    def spawn(self, context: Any, instance: Any, *arguments: Any, network_info: Any = None, **settings: Any) -> None:
        """Boot, and wait for Neutron's event that the ports are plugged."""
        super().spawn(context, instance, *arguments, network_info=network_info, **settings)
        ports = list(network_info or [])
        awaited = [("network-vif-plugged", port["id"]) for port in ports if not port.get("active", True)]
        try:
            with self.virtapi.wait_for_instance_event(instance, awaited, timeout=CONF.vif_plugging_timeout):
                self.plug_vifs(instance, ports)
        except (Timeout, TimeoutError):
            if CONF.vif_plugging_is_fatal:
                raise exception.VirtualInterfaceCreateException() from None

    def destroy(self, context: Any, instance: Any, network_info: Any, *arguments: Any, **settings: Any) -> None:
        """Delete a guest."""
        self.unplug_vifs(instance, network_info)
        return super().destroy(context, instance, network_info, *arguments, **settings)

    def cleanup(self, context: Any, instance: Any, network_info: Any, *arguments: Any, **settings: Any) -> None:
        """Delete what is left of a guest."""
        self.unplug_vifs(instance, network_info)
        return super().cleanup(context, instance, network_info, *arguments, **settings)

    def attach_interface(self, context: Any, instance: Any, image_meta: Any, vif: Any) -> None:
        """Add a port to a running guest."""
        super().attach_interface(context, instance, image_meta, vif)
        self._plug(instance, vif)

    def detach_interface(self, context: Any, instance: Any, vif: Any) -> None:
        """Take a port from a running guest."""
        super().detach_interface(context, instance, vif)
        self._unplug(vif)

    def get_console_output(self, context: Any, instance: Any) -> bytes:
        """One line, so that a client that waits for console output gets some."""
        return f"[rehearsal] {instance.uuid} booted on {CONF.host}\n".encode()
