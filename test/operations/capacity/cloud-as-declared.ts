/**
 * A cloud that is exactly as an estate's files declare: tests of `estate capacity --cloud` start with it and change it.
 */

import { loadEstates } from "../../../checks/load.ts";
import type { Estate } from "../../../estate/estate.ts";
import type { Quota } from "../../../estate/model/index.ts";
import { declaredTenants } from "../../../operations/capacity/compare.ts";
import type {
  Limit,
  Observation,
  ObservedHost,
  ObservedProject,
  Resource,
} from "../../../operations/capacity/observed.ts";
import { QUOTA_FIELDS } from "../../../operations/capacity/quotas.ts";
import type { Building, HostClass } from "../../../planning/capacity/building.ts";
import { capacityOf } from "../../../planning/capacity/overcommit.ts";
import { volumeTypeName } from "../../../stacks/layers/tenant.ts";
import { STACKS } from "../../estate/overlay.ts";

/** One of the reference estates. */
export async function referenceEstate(site = "bamako"): Promise<Estate> {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  const estate = estates.find(({ siteKey }) => siteKey === site);
  if (estate === undefined) throw new Error(`no reference estate of ${site}`);
  return estate;
}

/** Every host of a building, ready and empty. */
export function hostsOf({ hypervisorClasses, zones }: Building): ObservedHost[] {
  return Object.entries(zones).flatMap(([zone, { hypervisors }]) =>
    Object.entries(hypervisors).flatMap(([name, count]) =>
      Array.from({ length: count }, (_, index) => {
        const host = hypervisorClasses[name] as HostClass;
        const { overcommit } = host;
        return {
          name: `${zone}-${name}-${index}`,
          zone,
          ready: true,
          cores: resource(host, "cores", overcommit.cores),
          ramGiB: resource(host, "ramGiB", overcommit.ram),
          diskGiB: resource(host, "diskGiB", overcommit.disk),
        };
      }),
    ),
  );
}

function resource(host: HostClass, part: "cores" | "ramGiB" | "diskGiB", ratio: number): Resource {
  const { [part]: total, reserved } = host;
  return { total, reserved: reserved[part], ratio, carries: capacityOf(host)[part], used: 0 };
}

/** A whole cloud without usage; each storage pool has a separate backend. */
export function asDeclared(estate: Estate): Observation {
  const { siteKey, site, facility } = estate;
  if (facility === undefined) throw new Error(`${siteKey} has no facility`);
  const pools = Object.entries(facility.storagePools);
  return {
    missing: [],
    hosts: hostsOf(facility),
    pools: pools.map(([key, { usableGiB }]) => ({
      name: `control@${key}#pool`,
      backend: key,
      usableGiB,
      freeGiB: usableGiB,
      provisionedGiB: 0,
      allocatedGiB: 0,
    })),
    volumeTypes: pools.flatMap(([key, { volumeTypes }]) =>
      volumeTypes.map((type) => ({ name: volumeTypeName(estate, type), backend: key })),
    ),
    externalNetworks: Object.entries(facility.externalAddresses).map(([key, total]) => {
      return { name: site.externalNetworks[key]?.name ?? key, total, used: 0 };
    }),
    projects: declaredTenants(estate).map(({ project, owner, quota, volumeTypes }) => ({
      name: project,
      owner,
      limits: limits(quota),
      volumeTypes: Object.fromEntries(
        Object.entries(volumeTypes).map(([type, { volumes, volumeGiB, snapshots }]) => {
          const of = (limit: number): Limit => ({ limit, used: 0 });
          const all = { volumes: of(volumes), volumeGiB: of(volumeGiB), snapshots: of(snapshots) };
          return [type, all];
        }),
      ),
    })),
  };
}

function limits(quota: Quota): ObservedProject["limits"] {
  const entries = (Object.keys(QUOTA_FIELDS) as (keyof Quota)[]).map((field) => {
    return [
      field,
      { limit: quota[field], ...(QUOTA_FIELDS[field].counted ?? { used: 0 }) },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** The observation with one project changed. */
export function withProject(
  observation: Observation,
  name: string,
  change: (project: ObservedProject) => ObservedProject,
): Observation {
  const projects = observation.projects.map((each) => (each.name === name ? change(each) : each));
  return { ...observation, projects };
}
