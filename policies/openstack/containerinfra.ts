/** Kubernetes clusters by Magnum: templates, clusters and node groups. */

import type { Message } from "../../output/message.ts";
import {
  copiedFrom,
  count,
  dangerous,
  denied,
  type Entry,
  evaluated,
  flag,
  inert,
  isGiven,
  joins,
  map,
  named,
  oneOf,
  partOf,
  reference,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { labelled, partOf as within } from "../resources/classification.ts";
import { openSwitch, wayOut } from "./addresses.ts";
import {
  flavor,
  isNotTrue,
  isTrue,
  keyPair,
  label,
  port,
  region,
  volumeType,
  zone,
} from "./entries.ts";

const yes: Entry = oneOf("true", "false");
const number: Entry = shaped(/^\d+$/, { fr: "un nombre", en: "a number" });
const version: Entry = shaped(/^v?\d+(\.\d+){0,3}([-+][\w.]+)?$/, {
  fr: "une version",
  en: "a version",
});
/** A keyword of the driver: the name of a plugin, a class, a policy. */
const word: Entry = {
  ...shaped(/^[A-Za-z0-9][\w.-]{0,62}:?$/, { fr: "un mot", en: "a word" }),
  why: "a word of the driver: the name of a claim, of a role",
};
/** Only in Heat's driver: its charts come from the internet, and Octavia's opens addresses that no rule sees. */
const OWN_INGRESS: Message = {
  fr: "Magnum prendrait ce contrôleur hors du site ; installez-le dans la grappe, avec des images du registre du site",
  en: "Magnum would fetch this controller from outside the site; install it in the cluster, with images of the site's registry",
};
const prefixes: Entry = evaluated("opens");

/**
 * Labels of the drivers k8s_capi_helm and k8s_cluster_api that lead nowhere, or that the rules read. Any other label
 * that a driver understands could lead anywhere: it is denied.
 */
const LABELS: Readonly<Record<string, Entry>> = {
  api_master_lb_allowed_cidrs: prefixes,
  auto_healing_enabled: yes,
  auto_scaling_enabled: yes,
  autoscaler_max_node_count: number,
  autoscaler_min_node_count: number,
  availability_zone: zone,
  boot_volume_size: number,
  boot_volume_type: volumeType,
  calico_ipv4pool: shaped(
    /^(10|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+\/\d+$/,
    {
      fr: "un préfixe privé",
      en: "a private prefix",
    },
  ),
  capi_helm_chart_version: version,
  cgroup_driver: oneOf("systemd", "cgroupfs"),
  cinder_csi_enabled: yes,
  container_infra_prefix: evaluated("host"),
  containerd_tarball_url: evaluated("host"),
  cloud_provider_enabled: yes,
  csi_cinder_allow_volume_expansion: yes,
  csi_cinder_availability_zone: zone,
  csi_cinder_fstype: oneOf("ext4", "xfs"),
  csi_cinder_reclaim_policy: oneOf("Delete", "Retain"),
  docker_volume_type: volumeType,
  etcd_volume_size: number,
  etcd_volume_type: volumeType,
  fixed_subnet_cidr: evaluated("host", { why: "prefix of the nodes' own subnet" }),
  helm_client_url: evaluated("host"),
  hyperkube_prefix: evaluated("host"),
  ingress_controller: denied(OWN_INGRESS),
  insecure_registry: evaluated("host"),
  keystone_auth_enabled: oneOf("false"),
  kube_dashboard_enabled: oneOf("false"),
  kube_tag: version,
  master_lb_allowed_cidrs: prefixes,
  master_lb_floating_ip_enabled: { ...yes, is: "opens" },
  max_node_count: number,
  min_node_count: number,
  monitoring_enabled: oneOf("false"),
  octavia_lb_algorithm: oneOf("ROUND_ROBIN", "LEAST_CONNECTIONS", "SOURCE_IP", "SOURCE_IP_PORT"),
  octavia_provider: oneOf("amphora", "ovn", "octavia"),
  oidc_client_id: inert("the name of the client at the issuer"),
  oidc_groups_claim: word,
  oidc_groups_prefix: word,
  oidc_issuer_url: evaluated("host"),
  oidc_username_claim: word,
  oidc_username_prefix: word,
  pool_max_node_count: number,
  role: word,
  server_group_policies: oneOf("affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity"),
};

const labels: Entry = map(
  { named: LABELS, prefixes: { "aes:": label } },
  { is: "label", open: "map" },
);
/** Labels of a cluster or a node group: only those that the driver reads. */
const ownLabels: Entry = map({ named: LABELS }, { is: "host", open: "map" });

export const containerinfra: Rows = {
  // A changed label on a Magnum cluster replaces the cluster, so only its template carries labels.
  "openstack:containerinfra/cluster:Cluster": row(within("its template", "stores", "processes"), {
    clusterTemplateId: partOf(),
    createTimeout: count,
    discoveryUrl: dangerous(evaluated("host"), "discloses", isGiven),
    dockerVolumeSize: { ...count, is: "storage" },
    fixedNetwork: joins(),
    fixedSubnet: joins(),
    flavor,
    floatingIpEnabled: dangerous(flag, "outside", isTrue),
    keypair: keyPair,
    labels: dangerous(ownLabels, "overrides", isGiven),
    masterCount: count,
    masterFlavor: flavor,
    mergeLabels: { ...flag, is: "storage" },
    name: named,
    nodeCount: count,
    region,
  }),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": row(
    labelled("labels", "stores", "processes"),
    {
      apiserverPort: port,
      clusterDistro: oneOf("ubuntu", "flatcar", "fedora-coreos", "rocky"),
      coe: oneOf("kubernetes"),
      dnsNameserver: evaluated("host"),
      dockerStorageDriver: oneOf("overlay2", "overlay", "devicemapper"),
      dockerVolumeSize: { ...count, is: "storage" },
      externalNetworkId: wayOut,
      fixedNetwork: joins(),
      fixedSubnet: joins(),
      flavor,
      floatingIpEnabled: openSwitch,
      hidden: flag,
      httpProxy: evaluated("host", { open: "text" }),
      httpsProxy: evaluated("host", { open: "text" }),
      image: copiedFrom("an image of the site; its own row shows the source"),
      insecureRegistry: dangerous(evaluated("host"), "unverified", isGiven),
      keypairId: keyPair,
      labels,
      masterFlavor: flavor,
      masterLbEnabled: dangerous(flag, "unguarded", isNotTrue),
      name: named,
      networkDriver: oneOf("calico", "cilium"),
      noProxy: inert(
        "hosts that are reached without the proxy: less than the proxy, which is evaluated",
      ),
      public: openSwitch,
      region,
      registryEnabled: dangerous(flag, "discloses", isTrue),
      serverType: oneOf("vm", "bm"),
      tlsDisabled: dangerous(flag, "unverified", isTrue),
      volumeDriver: oneOf("cinder"),
    },
  ),
  "openstack:containerinfra/nodeGroup:NodeGroup": row(
    within("its template", "stores", "processes"),
    {
      clusterId: partOf(),
      dockerVolumeSize: { ...count, is: "storage" },
      flavorId: flavor,
      imageId: reference("an image of the site; its own row shows the source"),
      labels: dangerous(
        ownLabels,
        "overrides",
        (value, { mergeLabels }) => isGiven(value) && !isTrue(mergeLabels),
      ),
      maxNodeCount: count,
      mergeLabels: { ...flag, is: "storage" },
      minNodeCount: count,
      name: named,
      nodeCount: count,
      region,
      role: word,
    },
  ),
};
