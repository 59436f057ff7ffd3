"""A driver of Neutron's VPN service without data path: API, checks and database are real, no IPsec daemon runs.

A service becomes ACTIVE. A connection becomes DOWN, Neutron's status of a tunnel whose other end does not answer."""

from __future__ import annotations

from typing import Any

from neutron_lib import constants
from neutron_vpnaas.db.vpn import vpn_models as models
from neutron_vpnaas.services.vpn import service_drivers


class SandboxDriver(service_drivers.VpnDriver):
    """Gives every object its final status in the request that creates it; needs no agent and no RPC."""

    @property
    def service_type(self) -> str:
        """Same value as in the reference drivers."""
        return "ipsec"

    def create_vpnservice(self, context: Any, vpnservice: dict[str, Any]) -> None:
        """Copy the addresses of the router's gateway to the service, as the reference driver does."""
        found = self.l3_plugin.get_router(context.elevated(), vpnservice["router_id"])
        fixed = [each["ip_address"] for each in found["external_gateway_info"]["external_fixed_ips"]]
        outer = {
            "v4_ip": next((address for address in fixed if ":" not in address), None),
            "v6_ip": next((address for address in fixed if ":" in address), None),
        }
        self.service_plugin.set_external_tunnel_ips(context, vpnservice["id"], **outer)
        vpnservice["external_v4_ip"], vpnservice["external_v6_ip"] = outer.values()
        self._set_status(context, models.VPNService, vpnservice, constants.ACTIVE)

    def update_vpnservice(self, context: Any, old_vpnservice: dict[str, Any], vpnservice: dict[str, Any]) -> None:
        """Only the database holds the service."""
        self._set_status(context, models.VPNService, vpnservice, constants.ACTIVE)

    def delete_vpnservice(self, context: Any, vpnservice: dict[str, Any]) -> None:
        """The database has deleted it already."""

    def create_ipsec_site_connection(self, context: Any, ipsec_site_connection: dict[str, Any]) -> None:
        """No daemon runs that could bring the connection up."""
        self._set_status(context, models.IPsecSiteConnection, ipsec_site_connection, constants.DOWN)

    def update_ipsec_site_connection(
        self, context: Any, old_ipsec_site_connection: dict[str, Any], ipsec_site_connection: dict[str, Any]
    ) -> None:
        """Same status as after creation."""
        self._set_status(context, models.IPsecSiteConnection, ipsec_site_connection, constants.DOWN)

    def delete_ipsec_site_connection(self, context: Any, ipsec_site_connection: dict[str, Any]) -> None:
        """The database has deleted it already."""

    def _set_status(self, context: Any, model: Any, thing: dict[str, Any], status: str) -> None:
        self.service_plugin.update_status(context, model, thing["id"], status)
        thing["status"] = status
