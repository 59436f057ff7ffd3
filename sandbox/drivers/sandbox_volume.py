"""Cinder's own logging driver, without its need for LVM: volumes that exist in the API only."""

from __future__ import annotations

import io
from typing import Any

from cinder.tests import fake_driver

POOL = {
    "pool_name": "pool",
    "total_capacity_gb": 100_000,
    "free_capacity_gb": 90_000,
    "provisioned_capacity_gb": 0,
    "reserved_percentage": 0,
    "QoS_support": True,
    "thin_provisioning_support": True,
    "max_over_subscription_ratio": 20,
    "multiattach": True,
    "online_extend_support": True,
}


class FakeDriver(fake_driver.FakeLoggingVolumeDriver):
    """No data: every operation succeeds at once."""

    def clone_image(self, context: Any, volume: Any, location: Any, meta: Any, service: Any) -> tuple[dict, bool]:
        """Pretend that the backend has cloned the image, so that no data is copied."""
        return {}, True

    def copy_volume_to_image(self, context: Any, volume: Any, image_service: Any, image_meta: Any) -> None:
        """Upload a few zeros."""
        image_service.update(context, image_meta["id"], {}, io.BytesIO(b"\0" * 4096))

    def extend_volume(self, volume: Any, new_size: int) -> None:
        """Nothing to extend."""

    def retype(self, context: Any, volume: Any, new_type: Any, diff: Any, host: Any) -> bool:
        """Always possible."""
        return True

    def revert_to_snapshot(self, context: Any, volume: Any, snapshot: Any) -> None:
        """Nothing to revert."""

    def migrate_volume(self, context: Any, volume: Any, host: Any) -> tuple[bool, None]:
        """Always possible."""
        return True, None

    def get_volume_stats(self, refresh: bool = False) -> dict[str, Any]:
        """A pool with enough free capacity for everything that a site declares."""
        return {
            "volume_backend_name": self.configuration.volume_backend_name,
            "vendor_name": "aes-estate",
            "driver_version": "1",
            "storage_protocol": "fake",
            "pools": [POOL],
        }
