/** A building matches its site's offer: the same zones, volume types and external networks. */

import type { SiteCheck } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import type { Path, Source } from "../../estate/load/source.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Facility, SiteFile } from "../../estate/model/index.ts";
import { choice } from "../../output/nearest.ts";
import { sum } from "./building.ts";
import { FACILITY } from "./check-messages.ts";

export const facility: SiteCheck = ({ facility, site }) =>
  facility ? facilityFaults(facility, site.data) : [];

/**
 * Every name in the building that its site lacks, or that is missing in the building, and a reserve that loses the
 * whole building: any figure computed from such a building would be wrong.
 */
export function facilityFaults(facility: Source<Facility>, site: SiteFile): Issue[] {
  const { hypervisorClasses, zones, storagePools, objectStore, externalAddresses } = facility.data;
  const known = (path: Path, got: string, names: object): Issue[] =>
    Object.hasOwn(names, got)
      ? []
      : [
          issue(facility.at(path), REFERENCES.unknownReference, {
            got,
            allowed: choice(Object.keys(names), got),
          }),
        ];
  return [
    ...Object.entries(zones).flatMap(([zone, { hypervisors }]) => [
      ...known(["zones", zone], zone, site.zones),
      ...Object.keys(hypervisors).flatMap((name) =>
        known(["zones", zone, "hypervisors", name], name, hypervisorClasses),
      ),
    ]),
    ...Object.keys(site.zones)
      .filter((zone) => !Object.hasOwn(zones, zone))
      .map((zone) => issue(facility.at(["zones"]), FACILITY.zoneUncounted, { zone })),
    ...Object.entries(storagePools).flatMap(([pool, { volumeTypes, zones: spread }]) => [
      ...spread.flatMap((zone, index) =>
        known(["storagePools", pool, "zones", index], zone, site.zones),
      ),
      ...volumeTypes.flatMap((type, index) =>
        known(["storagePools", pool, "volumeTypes", index], type, site.volumeTypes),
      ),
    ]),
    ...(objectStore?.zones ?? []).flatMap((zone, index) =>
      known(["objectStore", "zones", index], zone, site.zones),
    ),
    ...Object.keys(site.volumeTypes).flatMap((type) => poolsOf(facility, type)),
    ...Object.keys(externalAddresses).flatMap((network) =>
      known(["externalAddresses", network], network, site.externalNetworks),
    ),
    ...Object.keys(site.externalNetworks)
      .filter((network) => !Object.hasOwn(externalAddresses, network))
      .map((network) =>
        issue(facility.at(["externalAddresses"]), FACILITY.networkUncounted, { network }),
      ),
    ...reserveOf(facility, site),
  ];
}

/** Capacity remains after the losses of the reserve; a building without hosts is not the reserve's fault. */
function reserveOf(facility: Source<Facility>, site: SiteFile): Issue[] {
  const { zones, hostsPerZone } = facility.data.reserve;
  const count = Object.keys(site.zones).length;
  if (zones >= count) {
    const values = { got: zones, zones: count, most: count - 1 };
    return [issue(facility.at(["reserve", "zones"]), FACILITY.reserveOfEveryZone, values)];
  }
  // The largest zones may be the lost ones; the next one must keep a host.
  const hosts = Object.values(facility.data.zones)
    .map(({ hypervisors }) => sum(Object.values(hypervisors)))
    .sort((a, b) => b - a)[zones];
  if (hosts === undefined || hosts === 0 || hostsPerZone < hosts) return [];
  const values = { got: hostsPerZone, most: hosts - 1, hosts, zones };
  return [issue(facility.at(["reserve", "hostsPerZone"]), FACILITY.reserveOfEveryHost, values)];
}

/** A volume type is in one pool: in none its volumes have no space, in two they cannot be counted. */
function poolsOf(facility: Source<Facility>, type: string): Issue[] {
  const places = Object.entries(facility.data.storagePools).flatMap(([pool, { volumeTypes }]) =>
    volumeTypes.flatMap((name, index) => (name === type ? [{ pool, index }] : [])),
  );
  const [first, ...others] = places;
  if (first === undefined)
    return [issue(facility.at(["storagePools"]), FACILITY.typeInNoPool, { type })];
  return others.map(({ pool, index }) =>
    issue(facility.at(["storagePools", pool, "volumeTypes", index]), FACILITY.typeInTwoPools, {
      type,
      other: first.pool,
    }),
  );
}
