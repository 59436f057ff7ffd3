/** A site's offer is within its building's capacity after the losses of its reserve. */

import type { SiteCheck, SiteContext } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import { amountsBy } from "../../estate/issue-text.ts";
import type { Source } from "../../estate/load/source.ts";
import type { Facility, SiteFile } from "../../estate/model/index.ts";
import { sum } from "./building.ts";
import { facilityFaults } from "./check-facility.ts";
import { CAPACITY } from "./check-messages.ts";
import { diskAtMost } from "./hosts.ts";
import {
  alwaysPlaceable,
  objectsAlwaysCarried,
  poolAlwaysCarries,
  serversAlwaysFit,
} from "./losses.ts";
import { partsOf } from "./over-limits.ts";
import { largest, promisedAt, promisedObjects, sizesOf } from "./promised.ts";
import { beyond } from "./shares.ts";

/** Most of the largest quotas that an issue names. */
const NAMED = 3;

export const siteOffer: SiteCheck = (context) => {
  const { key, site, facility } = context;
  // Sums over unknown names would only repeat the error.
  if (facility === undefined || facilityFaults(facility, site.data).length > 0) return [];
  return [
    ...offer(key, site, facility.data),
    ...sizes(key, site, facility.data),
    ...pools(facility, context),
    ...objects(facility, context),
  ];
};

function offer(key: string, site: Source<SiteFile>, building: Facility): Issue[] {
  const placeable = alwaysPlaceable(building);
  const { cores, ramGiB, volumeGiB, floatingIps, routers } = site.data.capacity;
  const at = (field: string) => site.at(["capacity", field]);
  const reserve = {
    site: key,
    hosts: building.reserve.hostsPerZone,
    zones: building.reserve.zones,
  };
  const disk = diskAtMost({ cores, ramGiB }, Object.values(sizesOf(site.data)));
  // A router with a gateway uses an address as well.
  const addresses = floatingIps + routers;
  return [
    ...beyond({ cores, ramGiB, volumeGiB }, placeable).map(({ field, ...excess }) =>
      issue(at(field), CAPACITY.offerBeyondFacility, { field, ...excess, ...reserve }),
    ),
    ...beyond({ diskGiB: disk }, placeable).map(({ field: _, ...excess }) =>
      issue(at("cores"), CAPACITY.diskBeyondFacility, { cores, ramGiB, ...excess, ...reserve }),
    ),
    ...beyond({ floatingIps: addresses }, placeable).map(({ field, ...excess }) =>
      issue(at(field), CAPACITY.addressesBeyondFacility, {
        floatingIps,
        routers,
        ...excess,
        site: key,
      }),
    ),
  ];
}

/** The largest flavor must fit on one remaining host: a sum over hosts does not show that. */
function sizes(key: string, site: Source<SiteFile>, building: Facility): Issue[] {
  if (alwaysPlaceable(building).cores === 0) return []; // no hosts remain, which is reported at the offer
  return Object.entries(sizesOf(site.data))
    .filter(([, size]) => serversAlwaysFit(building, size) === 0)
    .map(([name, size]) => {
      const { hostsPerZone: hosts, zones } = building.reserve;
      const values = { flavor: name, ...size, hosts, zones, site: key };
      return issue(site.at(["flavors", name]), CAPACITY.flavorOnNoHost, values);
    });
}

/** The promises to tenants that can use only one pool. */
function pools(facility: Source<Facility>, context: SiteContext): Issue[] {
  const { key, site, tenants } = context;
  const promised = promisedAt(context);
  return Object.entries(facility.data.storagePools).flatMap(([pool, { volumeTypes }]) => {
    const bound = promised.filter(({ source }) =>
      source.volumeTypes.every((type) => volumeTypes.includes(type)),
    );
    const needed = sum(bound.map(({ amounts }) => amounts.volumeGiB));
    const carried = poolAlwaysCarries(facility.data, pool);
    if (needed <= carried) return [];
    const names = amountsBy("name", largest(bound, "volumeGiB", NAMED));
    const values = { pool, carried, needed, missing: needed - carried, largest: names };
    const at = facility.at(["storagePools", pool, "usableGiB"]);
    const total = {
      site: key,
      field: "volumeGiB",
      total: needed,
      limit: carried,
      of: `storagePools.${pool}`,
      parts: partsOf(bound, "volumeGiB", site.data, (tenant) => tenants.get(tenant)),
    };
    return [{ ...issue(at, CAPACITY.poolTooSmall, values), sum: total }];
  });
}

/** Quotas of the containers here and of those copied here: copies use space long before a loss. */
function objects(
  facility: Source<Facility>,
  { key, tenants, standbys = {} }: SiteContext,
): Issue[] {
  const promised = promisedObjects([
    ...[...tenants].map(([name, { data }]) => [name, data] as const),
    ...Object.entries(standbys).map(([name, { tenant }]) => [name, tenant] as const),
  ]);
  const needed = sum(promised.map(({ maxGiB }) => maxGiB));
  const carried = objectsAlwaysCarried(facility.data);
  if (needed <= carried) return [];
  const names = [...promised]
    .sort((a, b) => b.maxGiB - a.maxGiB || (a.tenant < b.tenant ? -1 : 1))
    .map(({ tenant, maxGiB }) => [tenant, maxGiB] as const);
  const values = {
    carried,
    needed,
    missing: needed - carried,
    largest: amountsBy("name", names.slice(0, NAMED)),
  };
  return facility.data.objectStore
    ? [issue(facility.at(["objectStore", "usableGiB"]), CAPACITY.objectStoreTooSmall, values)]
    : [issue(facility.at(["objectStore"]), CAPACITY.objectsUncounted, { ...values, site: key })];
}
