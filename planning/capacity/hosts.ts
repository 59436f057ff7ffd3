/** Capacity of hosts, and the rest of it after a loss. Pure. */
import {
  type Building,
  type HostClass,
  type HostParts,
  type Loss,
  NOTHING,
  sum,
} from "./building.ts";
import { capacityOf } from "./overcommit.ts";

export const HOST_FIELDS = ["cores", "ramGiB", "diskGiB"] as const;

/**
 * Servers of one size that fit on one empty host. Overcommitment is shared between servers: a single one cannot be
 * larger than the host itself (Placement's max_unit).
 */
export function serversOn(host: HostClass, size: HostParts): number {
  if (HOST_FIELDS.some((field) => size[field] > host[field])) return 0;
  const carried = capacityOf(host);
  const fits = HOST_FIELDS.filter((field) => size[field] > 0).map((field) =>
    Math.floor(carried[field] / size[field]),
  );
  return fits.length === 0 ? 0 : Math.min(...fits);
}

/** A sum over the remaining hosts; in each zone the most valuable hosts are lost. */
export function remaining(
  { hypervisorClasses, zones }: Building,
  loss: Loss,
  worth: (host: HostClass) => number,
): number {
  return sum(
    Object.entries(zones).map(([zone, { hypervisors }]) => {
      if (loss.zones.includes(zone)) return 0;
      const classes = Object.entries(hypervisors)
        .map(([name, count]) => {
          const host = Object.hasOwn(hypervisorClasses, name) ? hypervisorClasses[name] : undefined;
          return { count, worth: host ? worth(host) : 0 };
        })
        .sort((a, b) => b.worth - a.worth);
      let lost = loss.hostsPerZone;
      return sum(
        classes.map((hosts) => {
          const gone = Math.min(lost, hosts.count);
          lost -= gone;
          return (hosts.count - gone) * hosts.worth;
        }),
      );
    }),
  );
}

/** Capacity of all remaining hosts together; for each resource the worst that this loss can leave. */
export function hostsCarry(building: Building, loss: Loss): HostParts {
  const left = (field: keyof HostParts) =>
    remaining(building, loss, (host) => capacityOf(host)[field]);
  return { cores: left("cores"), ramGiB: left("ramGiB"), diskGiB: left("diskGiB") };
}

/** Capacity of the hosts of one class in all zones together. */
export function classCarries(building: Building, name: string): HostParts {
  const zones = Object.fromEntries(
    Object.entries(building.zones).map(([zone, { hypervisors }]) => {
      const count = Object.hasOwn(hypervisors, name) ? hypervisors[name] : undefined;
      return [zone, { hypervisors: count === undefined ? {} : { [name]: count } }];
    }),
  );
  return hostsCarry({ ...building, zones }, NOTHING);
}

/** Servers of one size that fit on the remaining hosts, each on one host; a sum over hosts would overestimate it. */
export function serversFit(building: Building, loss: Loss, size: HostParts): number {
  return remaining(building, loss, (host) => serversOn(host, size));
}

/** The most local disk that servers of some sizes can use within a limit of cores and memory; every size uses both. */
export function diskAtMost(
  promise: { readonly cores: number; readonly ramGiB: number },
  sizes: readonly HostParts[],
): number {
  const most = (field: "cores" | "ramGiB") =>
    promise[field] *
    Math.max(0, ...sizes.map((size) => (size.diskGiB === 0 ? 0 : size.diskGiB / size[field])));
  return Math.ceil(Math.min(most("cores"), most("ramGiB")));
}
