/** DHCP options of a port by dnsmasq's names and by their numbers; any other may send the port's traffic anywhere. */
import type { FlowKind } from "../../../sovereignty/facets/flows.ts";

export const DHCP_OPTIONS: Readonly<Record<string, FlowKind | "harmless">> = {
  ...each("dns", ["dns-server", "dns-servers", "6", "23", "netbios-ns", "44"]),
  ...each("ntp", [
    "ntp-server",
    "ntp-servers",
    "42",
    "56",
    "sntp-server",
    "31",
    "time-server",
    "4",
  ]),
  ...each("logs", ["log-server", "7"]),
  ...each("images", ["tftp-server", "66", "tftp-server-address", "150", "server-ip-address"]),
  ...each("proxy", ["wpad", "252"]),
  ...each("harmless", ["mtu", "26", "hostname", "12", "domain-name", "15", "domain-search", "119"]),
  ...each("harmless", ["lease-time", "51"]),
};

function each<Kind>(kind: Kind, names: readonly string[]): Record<string, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
