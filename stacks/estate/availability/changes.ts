/** What could be changed so that a tenant gets the availability it demands, tried out one by one and together. Pure. */
import { placesPools } from "../clusters.ts";
import type { ChangeKey } from "../messages/index.ts";
import type { Cluster, Pool, Tenant, Topology } from "../model/index.ts";
import { type Place, serviceFigure } from "./service.ts";

/** A tenant at its places: what is asked about, and what changes. */
export interface Plan {
  readonly tenant: Tenant;
  readonly home: Place;
  readonly standby?: Place | undefined;
}

/** One change, and what it makes of a plan. */
export interface Change {
  readonly key: ChangeKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly apply: (plan: Plan) => Plan;
}

/** Changes that reach a demand: those that do alone, else the first that do together, else the best there is. */
export interface Advice {
  readonly kind: "alone" | "together" | "none";
  readonly changes: readonly Change[];
  /** What each alone, or all together, come to: as many as `changes`, or one. */
  readonly figures: readonly number[];
}

/** Differences below this are not seen in the figures that are told. */
const SEEN = 1e-6;

/** A switch-over that nobody waits for by hand, minutes. */
const FAST = 5;

/** Most servers of a control plane that still help: more of them only make etcd slower. */
const MOST_SERVERS = 7;

/** What would give the demand (part of 1). `standbys` are the sites the law lets the tenant be carried to. */
export function adviceFor(
  plan: Plan,
  demand: number,
  site: string,
  standbys: ReadonlyMap<string, Place>,
): Advice {
  const figure = (of: Plan) => serviceFigure(of.tenant, of.home, of.standby)?.availability ?? 0;
  const changes = changesOf(plan, site, standbys);
  const enough = changes
    .map((change) => ({ change, is: figure(change.apply(plan)) }))
    .filter(({ is }) => is >= demand);
  if (enough.length > 0) {
    return {
      kind: "alone",
      changes: enough.map(({ change }) => change),
      figures: enough.map(({ is }) => is),
    };
  }
  let [so, is] = [plan, figure(plan)];
  const taken: Change[] = [];
  for (const change of changes) {
    const next = change.apply(so);
    const then = figure(next);
    if (then <= is) continue;
    [so, is] = [next, then];
    taken.push(change);
    if (is >= demand) break;
  }
  // Left out again is what the others make needless; short of the demand, what nobody would see in the figure.
  const least = is >= demand ? demand : is - SEEN;
  const all = (of: readonly Change[]) => figure(of.reduce((now, { apply }) => apply(now), plan));
  const needed = taken.reduce<readonly Change[]>((kept, change) => {
    const without = kept.filter((other) => other !== change);
    return all(without) >= least ? without : kept;
  }, taken);
  return { kind: is >= demand ? "together" : "none", changes: needed, figures: [all(needed)] };
}

/** Every change that makes sense for the plan; what the tenant does itself first, then the site, then another site. */
function changesOf(plan: Plan, site: string, standbys: ReadonlyMap<string, Place>): Change[] {
  const { tenant, home, standby } = plan;
  const clusters = Object.values(tenant.clusters);
  const ordered = clusters.length > 0;
  const places = placesPools(home.site);
  const zones = Object.keys(home.facility?.topology?.zones ?? {});
  const count = Math.max(3, ...clusters.map(({ controlPlane }) => controlPlane.count + 2));
  const change = (
    key: ChangeKey,
    when: boolean,
    values: Change["values"],
    apply: Change["apply"],
  ) => (when ? [{ key, values, apply }] : []);
  return [
    ...change("cluster", !ordered && home.site.kubernetes !== undefined, {}, withCluster),
    ...change("nodes", ordered, {}, (of) => withPools(of, oneMore)),
    ...change("servers", ordered && count <= MOST_SERVERS, { count }, (of) =>
      withClusters(of, (cluster) => ({
        ...cluster,
        controlPlane: { ...cluster.controlPlane, count },
      })),
    ),
    ...change(
      "zones",
      ordered && places && zones.length > 1,
      { zones: zones.join(", ") },
      inEveryZone,
    ),
    ...change("apart", !places && home.facility?.topology?.apart === undefined, { site }, (of) =>
      withTopology(of, (topology) => ({ ...topology, apart: { attestation: "—" } })),
    ),
    ...change("driver", ordered && !places && zones.length > 1, { site }, (of) =>
      inEveryZone(withDriver(of)),
    ),
    ...change("zone", ordered, { site }, (of) => inEveryZone(withZone(of))),
    ...[...standbys].flatMap(([key, place]) =>
      change("standby", standby === undefined, { standby: key }, (of) => ({
        ...of,
        standby: of.standby ?? place,
      })),
    ),
    ...change("switchOver", standby !== undefined || standbys.size > 0, { minutes: FAST }, faster),
  ];
}

function withClusters(plan: Plan, edit: (cluster: Cluster) => Cluster): Plan {
  const clusters = mapValues(plan.tenant.clusters, edit);
  return { ...plan, tenant: { ...plan.tenant, clusters } };
}

function withPools(plan: Plan, edit: (pool: Pool) => Pool): Plan {
  return withClusters(plan, (cluster) => ({ ...cluster, pools: mapValues(cluster.pools, edit) }));
}

function oneMore({ count, autoscale, ...pool }: Pool): Pool {
  if (autoscale === undefined) return { ...pool, count: (count ?? 0) + 1 };
  const min = autoscale.min + 1;
  return { ...pool, autoscale: { min, max: Math.max(min, autoscale.max) } };
}

/** Each pool as often as there are zones, in each of them. */
function inEveryZone(plan: Plan): Plan {
  const zones = Object.keys(plan.home.facility?.topology?.zones ?? {});
  return withClusters(plan, (cluster) => ({
    ...cluster,
    pools: Object.fromEntries(
      Object.entries(cluster.pools).flatMap(([name, pool]) =>
        zones.map((zone) => [`${name} in ${zone}`, { ...pool, zone }]),
      ),
    ),
  }));
}

/** The smallest cluster that bears the loss of any one server. */
function withCluster(plan: Plan): Plan {
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

function withDriver(plan: Plan): Plan {
  const { kubernetes } = plan.home.site;
  if (kubernetes === undefined) return plan;
  const site = {
    ...plan.home.site,
    kubernetes: { ...kubernetes, driver: "k8s_cluster_api" as const },
  };
  return { ...plan, home: { ...plan.home, site } };
}

function faster(plan: Plan): Plan {
  const { standby } = plan;
  if (standby?.facility?.topology === undefined) return plan;
  const topology = { ...standby.facility.topology, switchOverMinutes: FAST };
  return { ...plan, standby: { ...standby, facility: { ...standby.facility, topology } } };
}

function withTopology(plan: Plan, edit: (topology: Topology) => Topology): Plan {
  const { facility } = plan.home;
  if (facility?.topology === undefined) return plan;
  const topology = edit(facility.topology);
  return { ...plan, home: { ...plan.home, facility: { ...facility, topology } } };
}

/** A zone like the first one, whose own elements stand beside those of the first and rest on the same. */
function withZone(plan: Plan): Plan {
  const { facility } = plan.home;
  const [like] = Object.entries(facility?.topology?.zones ?? {});
  const there = like && facility?.zones[like[0]];
  if (facility === undefined || like === undefined || there === undefined) return plan;
  const added = "another";
  const beside = (name: string) => `${name} beside`;
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
