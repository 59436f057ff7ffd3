/** The labels of a cluster template, as each Magnum driver defines them. No Pulumi here. */

import { OIDC_PREFIX } from "../../../policies/kubernetes/objects/groups.ts";
import { toMetadata } from "../../../policies/labels/labels.ts";
import { labelsOf } from "../../labels.ts";
import { type KubernetesClusterArgs, MagnumDriver } from "../args.ts";

/** Labels by key; Magnum stores them as text. */
export type MagnumLabels = Readonly<Record<string, string>>;

/**
 * Labels that the drivers read from the new template when a cluster moves to it; all others are copied at its creation.
 */
const FOLLOWING: readonly string[] = ["kube_tag", "capi_helm_chart_version"];

/** All labels of a template: those of the estate, those of both drivers, those of the site's driver. */
export function templateLabels(args: KubernetesClusterArgs, driver: MagnumDriver): MagnumLabels {
  return {
    ...toMetadata(labelsOf(args)),
    ...sharedLabels(args),
    ...(driver === MagnumDriver.CapiHelm ? capiHelmLabels(args) : clusterApiLabels(args)),
  };
}

/** Labels that a running cluster does not take from a new template. */
export function lastingLabels(labels: MagnumLabels): MagnumLabels {
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => !FOLLOWING.includes(key) && !key.startsWith("aes:")),
  );
}

/** Whether any pool of the cluster is sized by the cluster itself. */
export function isAutoscaled({ pools }: KubernetesClusterArgs): boolean {
  return Object.values(pools).some(({ autoscale }) => autoscale !== undefined);
}

function sharedLabels(args: KubernetesClusterArgs): MagnumLabels {
  const { volume, apiFloatingIp = true } = args;
  return {
    auto_healing_enabled: "true",
    auto_scaling_enabled: `${isAutoscaled(args)}`,
    // Magnum's own node group keeps its size: neither driver can change it through the cluster.
    ...(isAutoscaled(args) ? { min_node_count: "1", max_node_count: "1" } : {}),
    // Without a size the type is not used: the nodes get a disk of their host, which is not attested.
    boot_volume_size: `${volume.sizeGiB ?? 40}`,
    boot_volume_type: volume.type,
    etcd_volume_size: `${volume.etcdGiB ?? 10}`,
    etcd_volume_type: volume.type,
    // The only login for people is OpenID Connect; k8s_cluster_api would add a second one by default.
    keystone_auth_enabled: "false",
    master_lb_floating_ip_enabled: `${apiFloatingIp}`,
    // Only amphorae keep an allow-list.
    octavia_provider: "amphora",
  };
}

/** openstack/magnum-capi-helm: the version comes from the image, registries and issuer from the site's own chart. */
function capiHelmLabels({ apiAccess, mirrors }: KubernetesClusterArgs): MagnumLabels {
  return {
    api_master_lb_allowed_cidrs: apiAccess.join(","),
    ...(mirrors.chartVersion ? { capi_helm_chart_version: mirrors.chartVersion } : {}),
    // The default would retain volumes that are no longer claimed.
    csi_cinder_reclaim_policy: "Delete",
    kube_dashboard_enabled: "false",
    monitoring_enabled: "false",
  };
}

/** vexxhost/magnum-cluster-api: no allow-list. */
function clusterApiLabels({ version, mirrors, oidc }: KubernetesClusterArgs): MagnumLabels {
  return {
    container_infra_prefix: mirrors.containers,
    kube_tag: `v${version}`,
    oidc_client_id: oidc.clientId,
    oidc_groups_claim: "groups",
    oidc_groups_prefix: OIDC_PREFIX,
    oidc_issuer_url: oidc.issuer,
    oidc_username_claim: "sub",
    oidc_username_prefix: OIDC_PREFIX,
    server_group_policies: "soft-anti-affinity",
  };
}
