/** The resources that KubernetesCluster requests from Magnum, with the fewest and with all options. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { parse } from "yaml";
import { digestName } from "../../components/kubernetes-cluster/names.ts";
import { recordCluster } from "./clusters.ts";
import {
  ADMIN_KUBECONFIG,
  dependencies,
  inventory,
  mockCloud,
  named,
  resolved,
} from "./recorder.ts";
import { fullestCluster, leastCluster } from "./samples.ts";

test.before(mockCloud);

const least = {
  coe: "kubernetes",
  serverType: "vm",
  image: "ubuntu-24.04-kube-v1.35.2",
  dnsNameserver: "10.32.0.53",
  externalNetworkId: "net-gov",
  floatingIpEnabled: false,
  masterLbEnabled: true,
  networkDriver: "calico",
  tlsDisabled: false,
  registryEnabled: false,
  public: false,
  hidden: false,
  labels: {
    "aes:class": "citizen",
    "aes:owner": "ML",
    "aes:site": "bamako",
    "aes:tenant": "tax",
    api_master_lb_allowed_cidrs: "10.16.0.0/12",
    auto_healing_enabled: "true",
    auto_scaling_enabled: "false",
    boot_volume_size: "40",
    boot_volume_type: "encrypted",
    capi_helm_chart_version: "0.20.0",
    csi_cinder_reclaim_policy: "Delete",
    etcd_volume_size: "10",
    etcd_volume_type: "encrypted",
    keystone_auth_enabled: "false",
    kube_dashboard_enabled: "false",
    master_lb_floating_ip_enabled: "true",
    monitoring_enabled: "false",
    octavia_provider: "amphora",
  },
};

test("at its least: a template, a cluster, a pool, a connection", async (t) => {
  const { made } = await recordCluster("least", leastCluster);
  t.deepEqual(inventory(made), [
    "aes-estate:index:KubernetesCluster least",
    "openstack:containerinfra/cluster:Cluster least-cluster < least",
    "openstack:containerinfra/clusterTemplate:ClusterTemplate least-template < least",
    "openstack:containerinfra/nodeGroup:NodeGroup least-pool-web < least",
    "pulumi:providers:kubernetes least-kubernetes < least",
  ]);
  t.deepEqual(named(made, "least-template").inputs, {
    ...least,
    name: digestName("bamako-tax-apps-v1.35.2", least),
  });
  t.deepEqual(named(made, "least-cluster").inputs, {
    name: "bamako-tax-apps",
    clusterTemplateId: "least-template.id",
    masterCount: 3,
    masterFlavor: "medium",
    nodeCount: 1,
    flavor: "medium",
    fixedNetwork: "net-app",
    fixedSubnet: "subnet-app",
  });
  t.deepEqual(named(made, "least-pool-web").inputs, {
    clusterId: "least-cluster.id",
    name: digestName("web", { flavor: "medium" }),
    role: "worker",
    flavorId: "medium",
    nodeCount: 2,
    minNodeCount: 1,
  });
});

test("at its fullest: the other driver, five servers, pools of both kinds", async (t) => {
  const { made } = await recordCluster("full", fullestCluster);
  t.deepEqual(
    inventory(made).filter((line) => line.includes("nodeGroup")),
    ["data", "jobs", "web"].map(
      (key) => `openstack:containerinfra/nodeGroup:NodeGroup full-pool-${key} < full`,
    ),
  );
  const { labels, name: _, ...rest } = named(made, "full-template").inputs;
  const { labels: __, ...expected } = least;
  t.deepEqual(rest, {
    ...expected,
    dnsNameserver: "10.32.0.53,10.32.0.54",
    floatingIpEnabled: false,
  });
  t.deepEqual(labels, {
    "aes:class": "citizen",
    "aes:owner": "ML",
    "aes:rehearsal": "true",
    "aes:site": "bamako",
    "aes:tenant": "tax",
    auto_healing_enabled: "true",
    auto_scaling_enabled: "true",
    boot_volume_size: "80",
    boot_volume_type: "encrypted",
    container_infra_prefix: "registry.bamako.aes.example/mirror",
    etcd_volume_size: "20",
    etcd_volume_type: "encrypted",
    keystone_auth_enabled: "false",
    kube_tag: "v1.35.2",
    master_lb_floating_ip_enabled: "false",
    max_node_count: "1",
    min_node_count: "1",
    octavia_provider: "amphora",
    oidc_client_id: "kubernetes",
    oidc_groups_claim: "groups",
    oidc_groups_prefix: "oidc:",
    oidc_issuer_url: "https://login.bamako.aes.example/realms/agents",
    oidc_username_claim: "sub",
    oidc_username_prefix: "oidc:",
    server_group_policies: "soft-anti-affinity",
  });
  t.deepEqual(
    ["masterCount", "masterFlavor", "nodeCount"].map(
      (key) => named(made, "full-cluster").inputs[key],
    ),
    [5, "large", 1],
  );
  t.deepEqual(named(made, "full-pool-web").inputs, {
    clusterId: "full-cluster.id",
    name: digestName("web", { flavor: "medium", zone: "az1" }),
    role: "worker",
    flavorId: "medium",
    nodeCount: 2,
    minNodeCount: 2,
    maxNodeCount: 5,
    labels: { availability_zone: "az1" },
    mergeLabels: true,
  });
  t.deepEqual(named(made, "full-pool-data").inputs, {
    clusterId: "full-cluster.id",
    name: digestName("data", { flavor: "large", zone: "az2", count: 3 }),
    role: "worker",
    flavorId: "large",
    nodeCount: 3,
    minNodeCount: 3,
    maxNodeCount: 3,
    labels: { availability_zone: "az2" },
    mergeLabels: true,
  });
});

test("outputs: ids and a file for people in the open, the administrator's file a secret", async (t) => {
  const { component } = await recordCluster("out", leastCluster);
  t.is(await resolved(component.clusterId), "out-cluster.id");
  t.is(await resolved(component.apiAddress), "https://10.40.0.7:6443");
  t.deepEqual(await resolved(pulumi.output(component.poolNames)), {
    web: digestName("web", { flavor: "medium" }),
  });
  t.is(await resolved(component.adminKubeconfig), ADMIN_KUBECONFIG);
  t.true(await pulumi.isSecret(component.adminKubeconfig));
  t.false(await pulumi.isSecret(component.kubeconfig));
  const file = await resolved(component.kubeconfig);
  t.false(file.includes("S0VZ"));
  t.deepEqual(parse(file).clusters, [
    {
      name: "bamako-tax-apps",
      cluster: {
        server: "https://10.40.0.7:6443",
        "certificate-authority-data": "Q0E=",
      },
    },
  ]);
});

test("the connection to the cluster has a stable identifier and a secret file, and depends on the cluster and its pools", async (t) => {
  const { component, made } = await recordCluster("inside", fullestCluster);
  const connection = named(made, "inside-kubernetes");
  t.regex(await resolved(component.provider.urn), /::inside-kubernetes$/);
  t.deepEqual(connection.secrets, ["kubeconfig"]);
  t.deepEqual(connection.inputs, {
    kubeconfig: ADMIN_KUBECONFIG,
    clusterIdentifier: "bamako/tax/apps",
  });
  t.deepEqual(await dependencies(connection), [
    "inside-cluster",
    "inside-pool-data",
    "inside-pool-jobs",
    "inside-pool-web",
  ]);
});

test("Magnum resources are created through the service account, never through an inherited connection", async (t) => {
  const { made } = await recordCluster("account", fullestCluster);
  for (const one of made.filter(({ type }) => type.startsWith("openstack:"))) {
    const { parent } = one.opts;
    const provider = parent?.getProvider(one.type);
    t.regex(await resolved(provider?.urn ?? ""), /::account-service-account$/, one.name);
  }
});

test("a cluster is protected, of a rehearsal too, until it may be deleted; and nothing else ever is", async (t) => {
  const { made } = await recordCluster("real", leastCluster, { protect: true });
  const protectedOnes = made.filter(({ guarded }) => guarded).map(({ name }) => name);
  t.deepEqual(protectedOnes.sort(), ["real", "real-cluster"]);
  const rehearsed = await recordCluster("rehearsed", { ...leastCluster, rehearsal: true });
  t.deepEqual(
    rehearsed.made.filter(({ guarded }) => guarded).map(({ name }) => name),
    ["rehearsed-cluster"],
  );
  const freed = await recordCluster("freed", { ...leastCluster, deletable: true });
  t.deepEqual(
    freed.made.filter(({ guarded }) => guarded),
    [],
  );
});
