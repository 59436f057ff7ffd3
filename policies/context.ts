/** The context that rules evaluate in: registry, site, day, and the estate's clusters and tenants. */
import type { Alliance, Site } from "./alliance/model.ts";
import { type ClusterPolicy, type SitePolicy, sitePolicy } from "./cluster-policy.ts";
import { type Fact, UNKNOWN } from "./facts/fact.ts";

/** Which stack of the alliance is evaluated, and the known facts around it. */
export interface EvaluationContext {
  /** The registry: members, sites, data classes, contracts. */
  readonly alliance: Alliance;
  /** Key of the site this stack belongs to. */
  readonly site: string;
  /** True when the stack is a rehearsal on a cloud of this machine. */
  readonly rehearsal: boolean;
  /**
   * Day of the evaluation (UTC, `2026-11-24`); without one no contract is in force.
   * @default none; the guard takes the current day
   */
  readonly today?: string | undefined;
  /**
   * The site's clusters by `<site>/<tenant>/<cluster>`, where the enforcement point knows the estate's orders.
   * @default unknown: nothing in a cluster is compared with an order
   */
  readonly clusters?: Readonly<Record<string, ClusterPolicy>> | undefined;
  /**
   * The site's tenants by key, where the enforcement point knows the estate's orders.
   * @default unknown
   */
  readonly tenants?: Readonly<Record<string, TenantPolicy>> | undefined;
}

/** Owner and class of a tenant's data. */
export interface TenantPolicy {
  /** Country (ISO 3166-1 alpha-2) that owns it. */
  readonly owner: string;
  /** Its class of data. */
  readonly dataClass: string;
}

/** The site a stack belongs to; `undefined` when the registry does not name it. */
export function contextSite(context: EvaluationContext): Site | undefined {
  const { sites } = context.alliance;
  return Object.hasOwn(sites, context.site) ? sites[context.site] : undefined;
}

/** The policy for a Kubernetes object: its cluster's where the enforcement point knows it, else its site's. */
export function policyFor(
  { cluster }: Fact,
  context: EvaluationContext,
): (SitePolicy & Partial<ClusterPolicy>) | undefined {
  if (contextSite(context) === undefined) return undefined;
  const identifier = cluster === UNKNOWN ? undefined : cluster?.identifier;
  const { clusters = {} } = context;
  const own = typeof identifier === "string" && Object.hasOwn(clusters, identifier);
  return (own && clusters[identifier]) || sitePolicy(context.alliance, context.site, context.today);
}
