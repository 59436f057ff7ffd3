/** Placement of a tenant's servers and how many are enough, as far as the files guarantee it. Pure. */

import { nodesOf, placesPools, sizeOf } from "../../estate/clusters.ts";
import type { Cluster, Facility, SiteFile, Tenant, Topology } from "../../estate/model/index.ts";
import { partOf } from "./graph/figures.ts";
import type { NeedGraph } from "./graph/graph.ts";
import { figureOf, zoneName } from "./site.ts";

/** Servers that replace each other. */
export interface ServerGroup {
  readonly name: string;
  /** How many are enough. */
  readonly required: number;
  /** Number of servers in each zone; `undefined` for those whose zone is unknown. */
  readonly in: ReadonlyMap<string | undefined, number>;
}

/**
 * The server groups of a tenant. Without clusters its servers are unknown: one in each segment is assumed, without
 * redundancy.
 */
export function serverGroups(tenant: Tenant, site: SiteFile, zones: readonly string[]) {
  const clusters = Object.entries(tenant.clusters);
  if (clusters.length > 0) {
    return clusters.flatMap(([name, cluster]) => [
      controlPlane(name, cluster, placesPools(site) ? zones : [undefined]),
      nodes(name, cluster, site, zones),
    ]);
  }
  const segments = Object.keys(tenant.segments);
  const names = segments.length > 0 ? segments : [tenant.tenant];
  return names.map((name): ServerGroup => ({ name, required: 1, in: new Map([[undefined, 1]]) }));
}

/** etcd needs a majority. Cluster API spreads its servers evenly over the zones, if the driver supports it. */
function controlPlane(
  name: string,
  { controlPlane }: Cluster,
  zones: readonly (string | undefined)[],
): ServerGroup {
  const count = Math.max(1, controlPlane.count);
  const spread = zones.map((zone, index): [string | undefined, number] => [
    zone,
    Math.ceil((count - index) / zones.length),
  ]);
  const required = Math.floor(count / 2) + 1;
  return { name: `${name}/control-plane`, required, in: new Map(spread) };
}

/** Nodes that certainly run: the minimum of each pool. Enough are those that hold the quotas of all namespaces. */
function nodes(
  name: string,
  cluster: Cluster,
  site: SiteFile,
  zones: readonly string[],
): ServerGroup {
  const placed = new Map<string | undefined, number>();
  const sizes: { cpu: number; memoryGiB: number }[] = [];
  for (const pool of Object.values(cluster.pools)) {
    const known = pool.zone !== undefined && placesPools(site) && zones.includes(pool.zone);
    const zone = known ? pool.zone : undefined;
    const { min } = nodesOf(pool);
    placed.set(zone, (placed.get(zone) ?? 0) + min);
    const { vcpus, ramMiB } = sizeOf(pool.flavor, site);
    for (let i = 0; i < min; i++) sizes.push({ cpu: vcpus, memoryGiB: ramMiB / 1024 });
  }
  const promised = Object.values(cluster.namespaces).map(({ quota }) => quota);
  const spare = (["cpu", "memoryGiB"] as const).map((unit) => {
    const largest = Math.max(...sizes.map((size) => size[unit]));
    return largest > 0 ? Math.floor((sum(sizes, unit) - sum(promised, unit)) / largest) : 0;
  });
  const bears = Math.max(0, Math.min(...spare, sizes.length - 1));
  return { name: `${name}/nodes`, required: sizes.length - bears, in: placed };
}

/** A group of servers as part of a graph: its hosts, each of which depends on its zone. */
export function hostsOf(
  { name, required, in: placed }: ServerGroup,
  facility: Facility,
  topology: Topology,
  apart: boolean,
): Pick<NeedGraph, "elements" | "groups"> {
  const elements: Record<string, NeedGraph["elements"][string]> = {};
  const loads: number[] = [];
  for (const [zone, count] of placed) {
    if (count <= 0) continue;
    // With an unknown zone it depends on every zone: the lost one may be its own.
    const zones = zone === undefined ? Object.keys(facility.zones) : [zone];
    const { figure, there } = hostsIn(zones, facility, topology);
    const used = apart ? Math.min(count, Math.max(1, there)) : 1;
    for (let host = 1; host <= used; host++) {
      elements[`${name}/${zone === undefined ? "" : `${zone}/`}host-${host}`] = {
        figure,
        needs: zones.map(zoneName),
      };
      loads.push(Math.ceil((count - host + 1) / used));
    }
  }
  const of = Object.keys(elements);
  return { elements, groups: { [name]: { of, required: of.length - bearable(loads, required) } } };
}

/** How many hosts may be lost, the fullest first, with enough servers left. */
function bearable(loads: readonly number[], required: number): number {
  let left = loads.reduce((total, load) => total + load, 0);
  let lost = 0;
  for (const load of [...loads].sort((a, b) => b - a)) {
    left -= load;
    if (left < required) break;
    lost++;
  }
  return lost;
}

/** Number of hosts, and the figure of the worst class among them; without hosts, never up. */
function hostsIn(zones: readonly string[], facility: Facility, topology: Topology) {
  const classes = zones.flatMap((zone) =>
    Object.entries(facility.zones[zone]?.hypervisors ?? {}).filter(([, count]) => count > 0),
  );
  const there = classes.reduce((total, [, count]) => total + count, 0);
  const figures = classes.map(([name]) => figureOf(topology.hosts[name] ?? { availability: 0 }));
  const [figure = { availability: 0 }] = figures.sort((a, b) => partOf(a) - partOf(b));
  return { there, figure };
}

function sum<Unit extends string>(items: readonly Readonly<Record<Unit, number>>[], unit: Unit) {
  return items.reduce((total, item) => total + item[unit], 0);
}
