/** docs/effects.md as data, and a change of each input that it lists. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KubernetesClusterArgs, PoolArgs } from "../../components/index.ts";

/** The back ends, in the order of the table's columns. */
export const BACK_ENDS = ["k8s_capi_helm", "k8s_cluster_api", "Cluster API"] as const;
export type BackEnd = (typeof BACK_ENDS)[number];

/** One line of the table: an input, and the effect of a change with each back end. */
export interface Row {
  readonly input: string;
  readonly effects: Readonly<Record<BackEnd, string>>;
}

/** All lines about inputs. */
export function effectTable(): Row[] {
  const text = readFileSync(join(import.meta.dirname, "../../docs/effects.md"), "utf8");
  const [, table = ""] = text.split(`| input | ${BACK_ENDS.join(" | ")} | servers |\n`);
  return table
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [input = "", ...effects] = line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      const of = BACK_ENDS.map((backEnd, index) => [backEnd, effects[index] ?? ""]);
      return { input, effects: Object.fromEntries(of) as Row["effects"] };
    });
}

type Change = (args: KubernetesClusterArgs) => Partial<KubernetesClusterArgs>;

/** The same pools, one of them changed. */
const pool =
  (key: string, change: Partial<PoolArgs>): Change =>
  ({ pools }) => ({ pools: { ...pools, [key]: { flavor: "medium", ...pools[key], ...change } } });

const magnum =
  (change: Partial<NonNullable<KubernetesClusterArgs["magnum"]>>): Change =>
  ({ magnum }) =>
    magnum ? { magnum: { ...magnum, ...change } } : {};

const clusterApi =
  (change: Partial<NonNullable<KubernetesClusterArgs["clusterApi"]>>): Change =>
  ({ clusterApi }) =>
    clusterApi ? { clusterApi: { ...clusterApi, ...change } } : {};

/** An id of no existing thing. */
export const OTHER_ID = "00000000-0000-4000-8000-000000000009";

/** A change of each input; `AUTOSCALED` lists those that need a cluster that already has an autoscaled pool. */
export const CHANGES: Readonly<Record<string, Change>> = {
  "`site`": () => ({ site: "niamey" }),
  "`tenant`": () => ({ tenant: "customs" }),
  "`cluster`": () => ({ cluster: "other" }),
  "`owner`": () => ({ owner: "NE" }),
  "`dataClass`": () => ({ dataClass: "public" }),
  "`rehearsal`": () => ({ rehearsal: false }),
  "`deletable`": ({ deletable = false }) => ({ deletable: !deletable }),
  "`version`": () => ({ version: "1.36.3" }),
  "`magnum.image`": magnum({ image: "other" }),
  "`magnum.dnsServers`": magnum({ dnsServers: ["10.32.0.99"] }),
  "`clusterApi.namespace`": clusterApi({ namespace: "other" }),
  "`clusterApi.image`": clusterApi({ image: "other" }),
  "`clusterApi.securityGroupId`": clusterApi({ securityGroupId: OTHER_ID }),
  "`clusterApi.authUrl`": clusterApi({ authUrl: "https://other.example/v3" }),
  "`clusterApi.region`": clusterApi({ region: "other" }),
  "`clusterApi.applicationCredentialId`": clusterApi({ applicationCredentialId: "other" }),
  "`clusterApi.applicationCredentialSecret`": clusterApi({ applicationCredentialSecret: "other" }),
  "`network.networkId`": ({ network }) => ({ network: { ...network, networkId: OTHER_ID } }),
  "`network.subnetId`": ({ network }) => ({ network: { ...network, subnetId: OTHER_ID } }),
  "`network.externalNetworkId`": ({ network }) => ({
    network: { ...network, externalNetworkId: OTHER_ID },
  }),
  "`controlPlane.flavor`": () => ({ controlPlane: { flavor: "other", count: 3 } }),
  "`controlPlane.count`": () => ({ controlPlane: { flavor: "medium", count: 5 } }),
  "`pools` +": pool("new", { count: 1 }),
  "`pools` –": ({ pools: { jobs: _, ...pools } }) => ({ pools }),
  "`pools.*.flavor`": pool("web", { flavor: "other" }),
  "`pools.*.zone`": pool("web", { zone: "az9" }),
  "`pools.*.count`": pool("web", { count: 4 }),
  "`pools.*.count` beside an autoscaled pool": pool("jobs", { count: 4 }),
  "`pools.*.autoscale.min`": pool("auto", { autoscale: { min: 1, max: 5 } }),
  "`pools.*.autoscale.max`": pool("auto", { autoscale: { min: 2, max: 6 } }),
  "`pools.*.autoscale` the first of a cluster": ({ pools }) => ({
    pools: { ...pools, web: { flavor: "medium", autoscale: { min: 2, max: 5 } } },
  }),
  "`apiFloatingIp`": ({ apiFloatingIp = true }) => ({ apiFloatingIp: !apiFloatingIp }),
  "`apiAccess`": () => ({ apiAccess: ["10.17.0.0/16"] }),
  "`volume.type`": ({ volume }) => ({ volume: { ...volume, type: "other" } }),
  "`volume.sizeGiB`": ({ volume }) => ({ volume: { ...volume, sizeGiB: 99 } }),
  "`volume.etcdGiB`": ({ volume }) => ({ volume: { ...volume, etcdGiB: 99 } }),
  "`mirrors.containers`": ({ mirrors }) => ({ mirrors: { ...mirrors, containers: "r.example" } }),
  "`mirrors.chartVersion`": ({ mirrors }) => ({ mirrors: { ...mirrors, chartVersion: "0.21.0" } }),
  "`oidc.issuer`": ({ oidc }) => ({ oidc: { ...oidc, issuer: "https://other.example" } }),
  "`oidc.clientId`": ({ oidc }) => ({ oidc: { ...oidc, clientId: "other" } }),
};

/** Inputs whose change needs a cluster with an autoscaled pool, `auto`. */
export const AUTOSCALED: readonly string[] = [
  "`pools.*.count` beside an autoscaled pool",
  "`pools.*.autoscale.min`",
  "`pools.*.autoscale.max`",
];

/** A cluster to change: it may be deleted, so that nothing is protected. */
export function toChange(args: KubernetesClusterArgs, autoscaled: boolean): KubernetesClusterArgs {
  return {
    ...args,
    rehearsal: true,
    deletable: true,
    controlPlane: { flavor: "medium" },
    pools: {
      web: { flavor: "medium", count: 2 },
      jobs: { flavor: "medium", count: 2 },
      ...(autoscaled ? { auto: { flavor: "medium", autoscale: { min: 2, max: 5 } } } : {}),
    },
  };
}
