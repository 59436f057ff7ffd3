/**
 * The names that OpenStack resources answer for: zones, records, and the names that Neutron publishes for an address.
 */
import type { ServedName } from "../../../facts/data-flows.ts";
import { UNKNOWN } from "../../../facts/unknown.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { nameIn } from "./records.ts";
import { textsAt } from "./texts.ts";

const servedOf = (
  reads: readonly string[],
  of: (properties: Properties) => ServedName[],
): Reader => ({
  reads,
  attributes: (properties) => ({ served: of(properties) }),
});

/** A name that is not known yet is evaluated once it is. */
const namesAt = (properties: Properties, field: string): string[] =>
  textsAt(properties, field).flatMap((name) =>
    name === UNKNOWN ? [] : [nameIn(name.trim()).toLowerCase()],
  );

export const served: Family = {
  "openstack:dns/zone:Zone": servedOf(["name"], (zone) =>
    namesAt(zone, "name").map((name) => ({ field: "name", name, whole: true })),
  ),
  "openstack:dns/recordSet:RecordSet": servedOf(["name", "type"], (record) =>
    // NS and DNAME records hand over all names below this one.
    namesAt(record, "name").map((name) => ({ field: "name", name, whole: isDelegation(record) })),
  ),
  "openstack:networking/floatingIp:FloatingIp": servedOf(["dnsDomain", "dnsName"], (address) =>
    namesAt(address, "dnsDomain").flatMap((domain) =>
      namesAt(address, "dnsName").map((name) => ({
        field: "dnsName",
        name: `${name}.${domain}`,
        whole: false,
      })),
    ),
  ),
};

function isDelegation({ type }: Properties): boolean {
  return typeof type !== "string" || ["NS", "DNAME"].includes(type.toUpperCase());
}
