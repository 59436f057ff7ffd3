/** The effect of a difference in a file of the estate. Pure. */
import type { SiteFile, Tenant } from "../../../estate/model/index.ts";
import { EFFECTS, type Effect, type Kind } from "../model.ts";
import type { Difference } from "../values.ts";
import { type ClusterInput, clusterEffect, type Driver } from "./cluster.ts";
import { type Entry, entryOf, type Table } from "./row.ts";
import { ALLIANCE, NO_EFFECT, SITE, TENANT } from "./tables.ts";

const TABLES: Readonly<Record<Kind, Table>> = {
  tenant: TENANT,
  site: SITE,
  facility: NO_EFFECT,
  alliance: ALLIANCE,
  repatriation: NO_EFFECT,
  waivers: NO_EFFECT,
};

/** What surrounds a difference. */
export interface Surroundings {
  readonly kind: Kind;
  /** The site's offer of clusters before the change; absent: it makes none. */
  readonly kubernetes?: SiteFile["kubernetes"] | undefined;
  /** The tenant before the change. */
  readonly tenant?: Tenant | undefined;
  /** Clusters of the site before the change: without one, its offer has no effect. */
  readonly clusters: number;
}

/** The effect of one difference. */
export function effectOf(difference: Difference, around: Surroundings): Effect {
  const entry = refined(difference, entryOf(TABLES[around.kind], difference), around);
  if (typeof entry === "string") return entry;
  if (around.kind === "site" && around.clusters === 0) return "nothing";
  return clusterEffect(entry.input, around.kubernetes?.driver as Driver | undefined);
}

/** The rows whose effect depends on other values than the changed one. */
function refined(difference: Difference, entry: Entry, around: Surroundings): Entry {
  const { path, before, after } = difference;
  const [part, key, pools, pool, field] = path.map(String);
  const { tenant } = around;
  if (around.kind !== "tenant" || tenant === undefined) return entry;
  if (part === "serviceAccount" && key === "roles") {
    // The credential is bound to its roles: another one is made, and programs with the old one lose access.
    return tenant.serviceAccount?.applicationCredential ? "replaces" : entry;
  }
  if (part === "serviceAccount" && key === "applicationCredential") {
    return after === true ? "creates" : "deletes";
  }
  if (part !== "clusters" || pools !== "pools" || pool === undefined) return entry;
  const cluster = Object.hasOwn(tenant.clusters, key ?? "")
    ? tenant.clusters[key ?? ""]
    : undefined;
  const autoscaled = Object.values(cluster?.pools ?? {}).some((one) => one.autoscale !== undefined);
  const first: ClusterInput = "`pools.*.autoscale` the first of a cluster";
  if (field === undefined)
    return firstAutoscaled(before, after, autoscaled) ? { input: first } : entry;
  if (field === "autoscale" && path.length === 5) {
    return before === undefined && !autoscaled ? { input: first } : "unknown";
  }
  if (field !== "count" || before === undefined || after === undefined) {
    return field === "count" ? "nothing" : entry; // the line autoscale beside it has the effect
  }
  return autoscaled ? { input: "`pools.*.count` beside an autoscaled pool" } : entry;
}

/** Whether a pool that is new brings the cluster's first autoscaler. */
function firstAutoscaled(before: unknown, after: unknown, autoscaled: boolean): boolean {
  const scales = (after as { autoscale?: unknown } | undefined)?.autoscale !== undefined;
  return before === undefined && scales && !autoscaled;
}

/** The worst of several effects. */
export function worst(effects: readonly Effect[]): Effect {
  return EFFECTS.find((effect) => effects.includes(effect)) ?? "nothing";
}
