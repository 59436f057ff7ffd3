/** Availability of a tenant's services: at its own site, and with its standby. Pure. */

import { placesPools } from "../../estate/clusters.ts";
import type { Facility, SiteFile, Tenant } from "../../estate/model/index.ts";
import type { Analysis } from "./graph/analysis.ts";
import type { NeedGraph } from "./graph/graph.ts";
import { withStandby } from "./graph/standby.ts";
import { hostsOf, serverGroups } from "./servers.ts";
import { analysisOf, siteGraph } from "./site.ts";
import { poolName, storageOf } from "./storage.ts";
import { topologyFaults } from "./topology-faults.ts";

/** A site that may run a tenant. */
export interface Place {
  readonly site: SiteFile;
  readonly facility: Facility | undefined;
}

/**
 * The tenant's services at one place as a graph; `undefined` if the topology, or the pool of a disk, is missing or
 * faulty.
 */
export function serviceGraph(tenant: Tenant, { site, facility }: Place): NeedGraph | undefined {
  const topology = facility?.topology;
  const base = facility && siteGraph(facility);
  if (facility === undefined || topology === undefined || base === undefined) return undefined;
  const pools = poolsOf(tenant, site, facility);
  if (pools === undefined || topologyFaults(facility).length > 0) return undefined;
  // Soft anti-affinity holds for servers that are created one by one, as Cluster API does.
  const apart = topology.apart !== undefined || placesPools(site);
  const groups = serverGroups(tenant, site, Object.keys(topology.zones));
  const parts = [
    ...groups.map((group) => hostsOf(group, facility, topology, apart)),
    ...pools.map((pool) => storageOf(pool, facility, topology)),
  ];
  return {
    elements: Object.assign({}, base.elements, ...parts.map(({ elements }) => elements)),
    groups: Object.assign({}, base.groups, ...parts.map(({ groups }) => groups)),
    causes: base.causes,
    root: [...topology.service, ...groups.map(({ name }) => name), ...pools.map(poolName)],
  };
}

/** Pools that may contain its volumes, including its nodes' disks; `undefined` if one of its types has no pool. */
function poolsOf(tenant: Tenant, site: SiteFile, { storagePools }: Facility) {
  const nodes = Object.keys(tenant.clusters).length > 0 ? site.kubernetes?.volume.type : undefined;
  const types = new Set([...tenant.volumeTypes, ...(nodes === undefined ? [] : [nodes])]);
  const pools = new Set<string>();
  for (const type of types) {
    const found = Object.entries(storagePools).filter(([, pool]) =>
      pool.volumeTypes.includes(type),
    );
    if (found.length === 0) return undefined;
    for (const [pool] of found) pools.add(pool);
  }
  return [...pools].sort();
}

/** A tenant's figure and its parts. */
export interface ServiceFigure {
  /** Availability of its services, 0 to 1. */
  readonly availability: number;
  /** At its own site alone. */
  readonly home: Analysis;
  /** Its availability at the standby site; absent without one, or if it cannot be computed. */
  readonly standby?: number;
}

/** A tenant's figure; a standby counts only if its site's figure and its switch-over time are known. */
export function serviceFigure(
  tenant: Tenant,
  home: Place,
  standby: Place | undefined,
): ServiceFigure | undefined {
  const first = analysisOf(serviceGraph(tenant, home));
  if (first === undefined) return undefined;
  const second = standby && analysisOf(serviceGraph(tenant, standby));
  const minutes = standby?.facility?.topology?.switchOverMinutes;
  if (second === undefined || minutes === undefined) {
    return { availability: first.availability, home: first };
  }
  const { availability } = second;
  const both = withStandby(first, { availability, switchOverHours: minutes / 60 });
  return { availability: both, home: first, standby: availability };
}
