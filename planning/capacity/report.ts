/** Offered, promised and free capacity of sites: by country, class, zone and loss. */

import type { Estate } from "../../estate/estate.ts";
import type { Amounts } from "../../policies/alliance/model.ts";
import { type Building, type HostParts, NOTHING, type Store, sum } from "./building.ts";
import { classCarries, hostsCarry, serversFit } from "./hosts.ts";
import { alwaysPlaceable, objectsAlwaysCarried, placeable, serversAlwaysFit } from "./losses.ts";
import type {
  BuildingCapacity,
  CountryCapacity,
  LossCapacity,
  ObjectCapacity,
  SiteCapacity,
  Standby,
} from "./model.ts";
import { comingTo, type Promised, promisedObjects, promisedTo, sizesOf } from "./promised.ts";
import { add, limitOf, owed, SHARE_FIELDS } from "./shares.ts";

export function capacityOf(estate: Estate, estates: readonly Estate[]): SiteCapacity {
  const promised = promisedTo(Object.entries(estate.tenants), estate.site);
  const offered = add([estate.site.capacity]);
  const total = totalOf(promised);
  return {
    site: estate.siteKey,
    offered,
    promised: total,
    free: less(offered, total),
    countries: countries(estate, promised),
    classes: Object.keys(estate.alliance.classes).flatMap((name) => {
      const own = promised.filter(({ source }) => source.dataClass === name);
      return own.length === 0 ? [] : [{ class: name, tenants: own.length, promised: totalOf(own) }];
    }),
    standbyFor: standbyFor(estate, promised, estates),
    ...(estate.facility && { building: building(estate, estate.facility, total) }),
    ...(estate.facility?.objectStore && {
      objects: objects(estate, estate.facility, estate.facility.objectStore),
    }),
  };
}

function countries({ alliance, siteKey }: Estate, promised: readonly Promised[]) {
  const shares = alliance.shares[siteKey];
  return Object.keys(alliance.members).flatMap((country): CountryCapacity[] => {
    const own = promised.filter(({ owner }) => owner === country);
    const share = shares?.[country];
    if (own.length === 0 && share === undefined) return [];
    const total = totalOf(own);
    const { guaranteed, burst } = share ?? {};
    const left = less(limitOf(share), total);
    const named = guaranteed && burst ? { share: { guaranteed, burst, free: left } } : {};
    return [{ country, tenants: own.length, promised: total, ...named }];
  });
}

function standbyFor(
  { alliance, siteKey, site }: Estate,
  promised: readonly Promised[],
  estates: readonly Estate[],
): Standby[] {
  return estates.flatMap((home) => {
    const coming = comingTo(siteKey, site, Object.entries(home.tenants));
    if (coming.length === 0) return [];
    const all = owed(alliance.shares[siteKey] ?? {}, [...promised, ...coming]);
    const tenants = coming.map(({ tenant }) => tenant);
    const free = less(add([site.capacity]), all);
    return [{ site: home.siteKey, tenants, needed: totalOf(coming), free }];
  });
}

function building({ site }: Estate, facility: Building, promised: Amounts): BuildingCapacity {
  const zones = Object.entries(facility.zones);
  const others = (zone: string) => zones.map(([name]) => name).filter((name) => name !== zone);
  const sizes = Object.entries(sizesOf(site)).map(([name, size]) => ({ name, size }));
  const fewest = sizes.reduce((a, b) =>
    serversFit(facility, NOTHING, b.size) < serversFit(facility, NOTHING, a.size) ? b : a,
  );
  return {
    zones: zones.map(([zone, { hypervisors }]) => ({
      zone,
      hosts: sum(Object.values(hypervisors)),
      carries: hostsCarry(facility, { zones: others(zone), hostsPerZone: 0 }),
    })),
    hostClasses: Object.keys(facility.hypervisorClasses).map((name) => ({
      hostClass: name,
      hosts: sum(zones.map(([, { hypervisors }]) => hypervisors[name] ?? 0)),
      carries: classCarries(facility, name),
    })),
    largestFlavor: fewest.name,
    losses: losses(facility, fewest.size, promised),
  };
}

function objects({ tenants, standbys }: Estate, facility: Building, store: Store): ObjectCapacity {
  const total = (of: Parameters<typeof promisedObjects>[0]) =>
    sum(promisedObjects(of).map(({ maxGiB }) => maxGiB));
  const carried = objectsAlwaysCarried(facility);
  const promised = total(Object.entries(tenants));
  const copies = total(Object.entries(standbys).map(([key, { tenant }]) => [key, tenant]));
  return { usable: store.usableGiB, carried, promised, copies, free: carried - promised - copies };
}

function losses(facility: Building, size: HostParts, promised: Amounts): LossCapacity[] {
  const { reserve } = facility;
  // At least one host is shown, even if the reserve has none.
  const hostsPerZone = Math.max(1, reserve.hostsPerZone);
  const single = (kind: LossCapacity["loss"], lost: readonly string[], hosts: number) => {
    const loss = { zones: lost, hostsPerZone: hosts };
    const [zone] = lost;
    const left = placeable(facility, loss);
    return {
      loss: kind,
      zones: lost.length,
      hostsPerZone: hosts,
      ...(zone !== undefined && { zone }),
      placeable: left,
      free: less(left, promised),
      servers: serversFit(facility, loss, size),
    };
  };
  const always = alwaysPlaceable(facility);
  return [
    single("none", [], 0),
    single("hosts", [], hostsPerZone),
    ...Object.keys(facility.zones).map((zone) => single("zone", [zone], 0)),
    {
      loss: "reserve",
      ...reserve,
      placeable: always,
      free: less(always, promised),
      servers: serversAlwaysFit(facility, size),
    },
  ];
}

function totalOf(promised: readonly Promised[]): Amounts {
  return add(promised.map(({ amounts }) => amounts));
}

function less(one: Amounts, other: Amounts): Amounts {
  const rest = SHARE_FIELDS.map((field) => [field, one[field] - other[field]]);
  return Object.fromEntries(rest) as Amounts;
}
