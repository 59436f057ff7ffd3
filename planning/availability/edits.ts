/** Copies of a plan with one change each. Pure; the given plan is not modified. */
import type { Cluster, Pool, Tenant, Topology } from "../../estate/model/index.ts";
import type { Place } from "./service.ts";

/** A tenant and its sites: the input of the analysis, and the subject of changes. */
export interface Plan {
  readonly tenant: Tenant;
  readonly home: Place;
  readonly standby?: Place | undefined;
}

/** Minutes of an automatic switch-over. */
export const FAST = 5;

export function withClusters(plan: Plan, edit: (cluster: Cluster) => Cluster): Plan {
  const clusters = mapValues(plan.tenant.clusters, edit);
  return { ...plan, tenant: { ...plan.tenant, clusters } };
}

export function withPools(plan: Plan, edit: (pool: Pool) => Pool): Plan {
  return withClusters(plan, (cluster) => ({ ...cluster, pools: mapValues(cluster.pools, edit) }));
}

export function oneMore({ count, autoscale, ...pool }: Pool): Pool {
  if (autoscale === undefined) return { ...pool, count: (count ?? 0) + 1 };
  const min = autoscale.min + 1;
  return { ...pool, autoscale: { min, max: Math.max(min, autoscale.max) } };
}

/** Each pool once in every zone; idempotent. */
export function inEveryZone(plan: Plan): Plan {
  const zones = Object.keys(plan.home.facility?.topology?.zones ?? {});
  return withClusters(plan, (cluster) => ({
    ...cluster,
    pools: Object.fromEntries(
      Object.entries(cluster.pools).flatMap(([name, pool]) =>
        zones.map((zone) => [`${name.split("/")[0]}/${zone}`, { ...pool, zone }]),
      ),
    ),
  }));
}

/** The smallest cluster that survives the loss of any one server. */
export function withCluster(plan: Plan): Plan {
  const [flavor = ""] = plan.tenant.flavors;
  const cluster: Cluster = {
    version: "",
    segment: "",
    controlPlane: { flavor, count: 3 },
    pools: { work: { flavor, count: 2 } },
    namespaces: {},
  };
  return { ...plan, tenant: { ...plan.tenant, clusters: { apps: cluster } } };
}

export function withDriver(plan: Plan): Plan {
  const { kubernetes } = plan.home.site;
  if (kubernetes === undefined) return plan;
  const site = {
    ...plan.home.site,
    kubernetes: { ...kubernetes, driver: "k8s_cluster_api" as const },
  };
  return { ...plan, home: { ...plan.home, site } };
}

export function faster(plan: Plan): Plan {
  const { standby } = plan;
  if (standby?.facility?.topology === undefined) return plan;
  const topology = { ...standby.facility.topology, switchOverMinutes: FAST };
  return { ...plan, standby: { ...standby, facility: { ...standby.facility, topology } } };
}

export function withTopology(plan: Plan, edit: (topology: Topology) => Topology): Plan {
  const { facility } = plan.home;
  if (facility?.topology === undefined) return plan;
  const topology = edit(facility.topology);
  return { ...plan, home: { ...plan.home, facility: { ...facility, topology } } };
}

/** Adds a zone like the first one: with its own copies of the first zone's elements and the same dependencies. */
export function withZone(plan: Plan): Plan {
  const { facility } = plan.home;
  const [like] = Object.entries(facility?.topology?.zones ?? {});
  const there = like && facility?.zones[like[0]];
  if (facility === undefined || like === undefined || there === undefined) return plan;
  const added = "another";
  const beside = (name: string) => `another/${name}`;
  const grown = withTopology(plan, (topology) => {
    const own = like[1].filter((name) => Object.hasOwn(topology.elements, name));
    const elements = own.map((name) => [beside(name), topology.elements[name]]);
    const needs = like[1].map((name) => (own.includes(name) ? beside(name) : name));
    return {
      ...topology,
      elements: { ...topology.elements, ...Object.fromEntries(elements) },
      zones: { ...topology.zones, [added]: needs },
    };
  });
  const { facility: built = facility } = grown.home;
  const storagePools = mapValues(built.storagePools, (pool) => ({
    ...pool,
    zones: [...pool.zones, added],
  }));
  const zones = { ...built.zones, [added]: there };
  return { ...grown, home: { ...grown.home, facility: { ...built, zones, storagePools } } };
}

function mapValues<T>(map: Readonly<Record<string, T>>, edit: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, edit(value)]));
}
