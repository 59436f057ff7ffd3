/**
 * Clusters of the estate as arguments of the components: from the site's offer, the tenant's request and the policies.
 */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { NetworkSegment, TenantProject } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Cluster, Tenant } from "../../estate/model/index.ts";
import { baselineArgs, clusterPolicies, namespaceFlows } from "../../stacks/layers/baseline.ts";
import { clusterArgs, clusterOptions } from "../../stacks/layers/cluster.ts";
import { estates } from "../helpers/reference.ts";

const bamako = estates.find(({ siteKey }) => siteKey === "bamako") as Estate;
const visa = bamako.tenants["e-visa"] as Tenant;
const apps = visa.clusters.apps as Cluster;
const settings = {
  site: "bamako",
  cloud: "bamako",
  language: "en",
  rehearsal: true,
  offline: true,
} as const;
const TODAY = "2026-11-24";
const visaBaseline = (estate: typeof bamako, day = TODAY) => {
  const policy = clusterPolicies(estate, day)["bamako/e-visa/apps"];
  if (policy === undefined) throw new Error("no policy for bamako/e-visa/apps");
  return baselineArgs(estate, settings, "e-visa", "apps", policy);
};

const project = {
  externalNetworkIds: { government: "net-government" },
} as unknown as TenantProject;
const segments = {
  app: {
    networkId: pulumi.output("net-app"),
    routerId: pulumi.output("router-app"),
    ipv4SubnetId: "subnet-app",
  } as unknown as NetworkSegment,
};

test("a cluster combines its site's offer and its tenant's order", async (t) => {
  const { network, ...args } = clusterArgs(bamako, settings, "e-visa", "apps", project, segments);
  t.deepEqual(args, {
    site: "bamako",
    tenant: "e-visa",
    cluster: "apps",
    owner: "ML",
    dataClass: "citizen",
    rehearsal: true,
    version: "1.35.2",
    magnum: {
      driver: "k8s_capi_helm",
      image: "ubuntu-24.04-kube-v1.35.2",
      dnsServers: ["10.32.0.53"],
    },
    controlPlane: { flavor: "bamako-platform-medium", count: 3 },
    pools: { web: { flavor: "bamako-platform-medium", count: 2 } },
    apiFloatingIp: true,
    apiAccess: ["10.16.0.0/12"],
    volume: { type: "encrypted", sizeGiB: 40, etcdGiB: 10 },
    mirrors: { containers: "registry.bamako.aes.example/mirror", chartVersion: "0.20.0" },
    oidc: { issuer: "https://login.bamako.aes.example/realms/agents", clientId: "kubernetes" },
  });
  t.is(network.externalNetworkId, "net-government");
  t.is(network.subnetId, "subnet-app");
  const known = await new Promise((resolve) => pulumi.output(network.networkId).apply(resolve));
  t.is(known, "net-app");
});

test("a pool is of a fixed size, or sized by the cluster within bounds", (t) => {
  const government = { lab: segments.app };
  const args = clusterArgs(bamako, settings, "ai-research", "lab", project, government);
  t.deepEqual(args.pools, {
    batch: { flavor: "bamako-platform-large", autoscale: { min: 1, max: 3 } },
  });
});

test("with the other driver the API has no address on the external network, and no chart", (t) => {
  const kubernetes = { ...bamako.site.kubernetes, driver: "k8s_cluster_api" } as Record<
    string,
    unknown
  >;
  delete kubernetes.chartVersion;
  const { apiAccess: _, ...open } = apps;
  const tenants = { "e-visa": { ...visa, clusters: { apps: open } } };
  const other = { ...bamako, tenants, site: { ...bamako.site, kubernetes } } as unknown as Estate;
  const args = clusterArgs(other, settings, "e-visa", "apps", project, segments);
  t.like(args, { apiFloatingIp: false, apiAccess: [] });
  t.deepEqual(args.mirrors, { containers: "registry.bamako.aes.example/mirror" });
});

test("all parts of a cluster are created after its project and its segment", (t) => {
  const connection = { name: "service-account" };
  const whole = { ...project, connection } as unknown as TenantProject;
  const options = clusterOptions(whole, segments.app);
  t.deepEqual(options.providers, [connection as never]);
  const earlier = { name: "pool" } as unknown as pulumi.Resource;
  const [after] = options.transformations ?? [];
  const changed = after?.({
    type: "x",
    name: "x",
    resource: earlier,
    props: { some: "input" },
    opts: { dependsOn: [earlier] },
  });
  t.deepEqual(changed?.props, { some: "input" });
  t.deepEqual(changed?.opts.dependsOn, [earlier, whole, segments.app]);
  t.throws(() => clusterOptions(project, segments.app), { message: /no service account/ });
});

test("a baseline has the policy of its site, narrowed to its tenant", (t) => {
  const args = visaBaseline(bamako);
  t.like(args, {
    site: "bamako",
    tenant: "e-visa",
    cluster: "apps",
    owner: "ML",
    dataClass: "citizen",
    rehearsal: true,
    storageClasses: { encrypted: { volumeType: "encrypted", default: true } },
    podSecurityVersion: "v1.34",
  });
  t.like(args.policy, {
    site: "bamako",
    tenant: "e-visa",
    owner: "ML",
    registries: "registry.bamako.aes.example",
    storageClasses: "encrypted",
    loadBalancers: "portal",
    contracts: "",
  });
});

test("a contract counts from its first day to its last", (t) => {
  const contract = {
    from: "bamako",
    to: "bamako",
    classes: ["citizen"],
    owners: ["ML"],
    endpoints: ["objects.bamako.aes.example"],
    start: "2026-11-01",
    end: "2026-11-30",
    purpose: { fr: "Sauvegarde", en: "Backup" },
    signatories: { ML: ["A", "B"] },
  };
  const alliance = { ...bamako.alliance, contracts: { backup: contract } };
  const on = (day: string) => visaBaseline({ ...bamako, alliance }, day).policy.contracts;
  t.is(on("2026-10-31"), "");
  t.is(on("2026-11-01"), "objects.bamako.aes.example");
  t.is(on("2026-11-30"), "objects.bamako.aes.example");
  t.is(on("2026-12-01"), "");
});

test("a namespace has the settings of its tenant's file", (t) => {
  const { namespaces } = visaBaseline(bamako);
  const { flows, ...portal } = namespaces.portal ?? {};
  t.deepEqual(portal, {
    podSecurity: "restricted",
    access: { operators: "edit", auditors: "view" },
    quota: { cpu: 2, memoryGiB: 8, pods: 20, storageGiB: 20, loadBalancers: 1 },
    openWithin: false,
  } as never);
  t.is(Object.keys(flows ?? {}).length, 4 + 1 + 2);
});

test("a flow between two namespaces is written once and opened at both ends", (t) => {
  const flows = namespaceFlows(bamako, visa, apps);
  const both = { protocol: "tcp", portMin: 8080 };
  t.deepEqual(flows.portal?.["portal-to-files"], {
    ...both,
    direction: "egress",
    remoteNamespace: "files",
  } as never);
  t.deepEqual(flows.files, {
    "portal-portal-to-files": { ...both, direction: "ingress", remoteNamespace: "portal" },
  } as never);
});

test("a flow from or to a place, a segment or a prefix is one for each prefix", (t) => {
  const flows = {
    users: { from: { place: "government" }, protocol: "tcp", ports: "8080-8089" },
    web: { to: { place: "proxy" }, protocol: "tcp", ports: 3128 },
    data: { to: { segment: "data" }, protocol: "tcp", ports: 5432 },
    logs: { to: { cidr: "10.32.0.0/24" }, protocol: "udp", ports: 514 },
    itself: { to: "portal", protocol: "tcp", ports: 1 },
  } as const;
  const portal = { ...(apps.namespaces.portal as Cluster["namespaces"][string]), flows };
  const made = namespaceFlows(bamako, visa, { ...apps, namespaces: { portal } }).portal ?? {};
  const lines = Object.entries(made).map(
    ([key, { direction, portMin, portMax, remoteCidr, remoteNamespace }]) =>
      `${key}: ${direction} ${portMin}-${portMax ?? portMin} ${remoteCidr ?? remoteNamespace}`,
  );
  t.deepEqual(lines, [
    "users-0: ingress 8080-8089 10.16.0.0/12",
    "users-1: ingress 8080-8089 10.32.0.0/12",
    "users-2: ingress 8080-8089 fd5a:e500:100::/40",
    "users-3: ingress 8080-8089 fd5a:e500:1::/48",
    "web-0: egress 3128-3128 10.32.0.80/32",
    "web-1: egress 3128-3128 fd5a:e500:1::80/128",
    "data-0: egress 5432-5432 10.32.25.64/26",
    "data-1: egress 5432-5432 fd5a:e500:1:1091::/64",
    "logs-0: egress 514-514 10.32.0.0/24",
    "itself: egress 1-1 portal",
    "portal-itself: ingress 1-1 portal",
  ]);
});

test("two flows that would have one name are an error, never one flow", (t) => {
  const { portal, files } = apps.namespaces as Record<string, Cluster["namespaces"][string]>;
  const flow = { protocol: "tcp", ports: 1 } as const;
  const namespaces = {
    files: { ...files, flows: { "portal-x": { to: { cidr: "10.32.0.0/24" }, ...flow } } },
    portal: { ...portal, flows: { "x-0": { to: "files", ...flow } } },
  } as unknown as Cluster["namespaces"];
  t.throws(() => namespaceFlows(bamako, visa, { ...apps, namespaces }), {
    message: /two flows of files come to be named portal-x-0/,
  });
});
