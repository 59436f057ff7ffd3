/**
 * DHCP options of a port, by dnsmasq's names and by number; any other option may send the port's traffic anywhere.
 * Clients complete short names with the domain from DHCP, and so query that domain's name server.
 */
import type { FlowKind } from "../../../facts/data-flows.ts";

/** Values that lead nowhere; in any other form they could contain a domain, or add a line to dnsmasq's file. */
export const HARMLESS = { label: /^[a-z0-9-]+$/i, number: /^\d+$/ } as const;

export const DHCP_OPTIONS: Readonly<Record<string, FlowKind | keyof typeof HARMLESS>> = {
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
  ...each("hosts", ["domain-name", "15", "domain-search", "119"]),
  ...each("label", ["hostname", "12"]),
  ...each("number", ["mtu", "26", "lease-time", "51"]),
};

function each<Kind>(kind: Kind, names: readonly string[]): Record<string, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
