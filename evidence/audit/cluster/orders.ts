/** What the estate's files order for a cluster: its policy and the objects of its baseline. */
import { dirname } from "node:path";
import { loadEstate } from "../../../checks/load.ts";
import { allianceFile } from "../../../estate/load/sources.ts";
import { withStandbys } from "../../../estate/standby.ts";
import { TEXTS } from "../../../operations/clusters/messages.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { own } from "../../../policies/values/own.ts";
import { clusterPolicies, orderedObjects } from "../../../stacks/layers/baseline.ts";
import { offerOf } from "../../../stacks/layers/cluster.ts";
import type { ClusterOrders } from "./evaluate.ts";
import type { ClusterName } from "./fact.ts";
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

/** Reads the files. Throws a `UserError` if they have issues, and for a cluster that no file orders. */
export async function ordersOf({
  site,
  cluster,
  rehearsal,
  today,
  registry,
  server,
}: NamedCluster): Promise<ClusterOrders> {
  const root = dirname(registry);
  if (registry !== allianceFile(root)) {
    throw new Misuse(CLUSTER.registry, { got: registry, want: allianceFile(root) });
  }
  const { estate, issues } = await loadEstate(site, { root, today });
  if (estate === undefined) throw new UserError(TEXTS.badEstate, { site, count: issues.length });
  const whole = withStandbys(estate);
  const policies = clusterPolicies(whole, today);
  const name = `${site}/${cluster}` as ClusterName;
  const policy = own(policies, name);
  if (policy === undefined) {
    const allowed = Object.keys(policies).map((one) => one.slice(site.length + 1));
    throw new Misuse(TEXTS.badCluster, { got: cluster, allowed: allowed.join(", ") || "—" });
  }
  const { tenant, cluster: key } = policy;
  return {
    name,
    context: { alliance: whole.alliance, site, rehearsal, today, clusters: policies },
    objects: orderedObjects(whole, { rehearsal }, tenant, key, policy),
    mirror: offerOf(whole).registry,
    server,
  };
}
