/** What the estate's files order for a cluster: its policy and the objects of its baseline. */
import { dirname } from "node:path";
import { loadEstate } from "../../../checks/load.ts";
import { withStandbys } from "../../../estate/standby.ts";
import type { Language } from "../../../output/message.ts";
import { clusterPolicies, orderedObjects } from "../../../stacks/layers/baseline.ts";
import { failure } from "../input.ts";
import type { ClusterOrders } from "./evaluate.ts";
import { CLUSTER } from "./messages.ts";

/** A cluster as a person names it, and the circumstances of its audit. */
export interface NamedCluster {
  readonly site: string;
  /** `<tenant>/<cluster>`. */
  readonly cluster: string;
  readonly rehearsal: boolean;
  /** Day of the evaluation (UTC). */
  readonly today: string;
  /** The registry's file; the sites' folders are beside it. */
  readonly registry: string;
  /** `https://host:port` of the API server. */
  readonly server: string;
}

/** Reads the files; throws a `Failure` for a cluster that no file orders. */
export async function ordersOf(
  { site, cluster, rehearsal, today, registry, server }: NamedCluster,
  language: Language,
): Promise<ClusterOrders> {
  const { estate, issues } = await loadEstate(site, { root: dirname(registry) });
  if (estate === undefined) {
    throw failure(CLUSTER.badEstate, { site, count: issues.length }, language);
  }
  const whole = withStandbys(estate);
  const policies = clusterPolicies(whole, today);
  const name = `${site}/${cluster}` as const;
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (policy === undefined) {
    const allowed = Object.keys(policies).map((one) => one.slice(site.length + 1));
    throw failure(CLUSTER.unknown, { got: cluster, allowed: allowed.join(", ") || "—" }, language);
  }
  const { tenant, cluster: key, addresses, domains, provisioners } = policy;
  return {
    name: `${site}/${tenant}/${key}`,
    context: { alliance: whole.alliance, site, rehearsal, today, clusters: policies },
    objects: orderedObjects(whole, { rehearsal }, tenant, key, policy),
    place: { addresses, domains, provisioners, server: new URL(server).host },
  };
}
