/**
 * The effects of changes to a cluster, by Magnum driver: the table of docs/effects.md, which tests compare with real
 * previews, and with this one. Pure.
 */
import type { Effect } from "../model.ts";

export const DRIVERS = ["k8s_capi_helm", "k8s_cluster_api"] as const;
export type Driver = (typeof DRIVERS)[number];

/** The words of the table. */
type Word =
  | "new template"
  | "pool"
  | "new pool"
  | "pool added"
  | "pool removed"
  | "new cluster"
  | "nothing"
  | "–";

/** An input's effect with each driver, and on the servers where a template is new: `rolls`, replaced one by one. */
export interface ClusterRow {
  readonly k8s_capi_helm: Word;
  readonly k8s_cluster_api: Word;
  readonly rolls?: readonly Driver[];
}

const both = (word: Word): ClusterRow => ({ k8s_capi_helm: word, k8s_cluster_api: word });

/** By input of `KubernetesCluster`, as the page writes it. */
export const CLUSTER_ROWS = {
  "`owner`": both("new template"),
  "`dataClass`": both("new template"),
  "`deletable`": both("nothing"),
  "`version`": { ...both("new template"), rolls: DRIVERS },
  "`magnum.image`": { ...both("new template"), rolls: ["k8s_capi_helm"] },
  "`magnum.dnsServers`": both("new template"),
  "`network.networkId`": both("new cluster"),
  "`network.externalNetworkId`": both("new cluster"),
  "`controlPlane.flavor`": both("new cluster"),
  "`controlPlane.count`": both("new cluster"),
  "`pools` +": both("pool added"),
  "`pools` –": both("pool removed"),
  "`pools.*.flavor`": both("new pool"),
  "`pools.*.zone`": { k8s_capi_helm: "–", k8s_cluster_api: "new pool" },
  "`pools.*.count`": both("pool"),
  "`pools.*.count` beside an autoscaled pool": both("new pool"),
  "`pools.*.autoscale.min`": both("pool"),
  "`pools.*.autoscale.max`": both("pool"),
  "`pools.*.autoscale` the first of a cluster": both("new cluster"),
  "`apiAccess`": { k8s_capi_helm: "new cluster", k8s_cluster_api: "–" },
  "`volume.type`": both("new cluster"),
  "`volume.sizeGiB`": both("new cluster"),
  "`volume.etcdGiB`": both("new cluster"),
  "`mirrors.containers`": { k8s_capi_helm: "nothing", k8s_cluster_api: "new cluster" },
  "`mirrors.chartVersion`": { k8s_capi_helm: "new template", k8s_cluster_api: "–" },
  "`oidc.issuer`": { k8s_capi_helm: "nothing", k8s_cluster_api: "new cluster" },
  "`oidc.clientId`": { k8s_capi_helm: "nothing", k8s_cluster_api: "new cluster" },
} as const satisfies Record<string, ClusterRow>;

export type ClusterInput = keyof typeof CLUSTER_ROWS;

/** What a word means for what stands; a change that is rejected is none, and its violation is in the review. */
const MEANING: Readonly<Record<Word, Effect>> = {
  "new template": "inPlace",
  pool: "inPlace",
  "new pool": "rollsNodes",
  "pool added": "creates",
  "pool removed": "deletes",
  "new cluster": "replaces",
  nothing: "nothing",
  "–": "unknown",
};

/** The effect of a change of an input with a driver; with an unknown driver, it is unknown. */
export function clusterEffect(input: ClusterInput, driver: Driver | undefined): Effect {
  if (driver === undefined) return "unknown";
  const row: ClusterRow = CLUSTER_ROWS[input];
  if (row.rolls?.includes(driver)) return "rollsNodes";
  return MEANING[row[driver]];
}
