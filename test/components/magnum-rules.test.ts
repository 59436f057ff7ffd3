/** One test for each rule that Magnum, its drivers or its resources impose; they are listed in docs/adr/0022. */
import test from "ava";
import fc from "fast-check";
import { KubernetesCluster, type PoolArgs, TenantProject } from "../../components/index.ts";
import {
  lastingLabels,
  templateLabels,
} from "../../components/kubernetes-cluster/magnum/labels.ts";
import { connections, recordCluster } from "./clusters.ts";
import { dependencies, type Made, mockCloud, named, record } from "./recorder.ts";
import { fullestCluster, fullestTenant, leastCluster } from "./samples.ts";

test.before(mockCloud);

const ofType = (made: readonly Made[], type: string) =>
  made.filter((one) => one.type.endsWith(`:${type}`));

let count = 0;
async function made(change: Partial<typeof leastCluster> = {}, from = leastCluster) {
  count += 1;
  const name = `rule${count}`;
  const { made } = await recordCluster(name, { ...from, ...change });
  const one = (what: string) => named(made, `${name}-${what}`);
  return { made, one, name };
}

test("rule 1: of the cluster only template and node count could change in place, and the node count never does", async (t) => {
  const small = await made();
  const large = await made({ pools: { web: { flavor: "large", count: 9 } } });
  t.deepEqual(small.one("cluster").inputs.nodeCount, 1);
  t.deepEqual(large.one("cluster").inputs.nodeCount, 1);
  const [a, b] = [small, large].map(({ one }) => {
    const { clusterTemplateId: _, ...rest } = one("cluster").inputs;
    return rest;
  });
  t.deepEqual(a, b);
});

test("rule 2: labels are on the template only, none on the cluster", async (t) => {
  const { made: all, one } = await made({}, fullestCluster);
  t.false("labels" in one("cluster").inputs);
  t.false("mergeLabels" in one("cluster").inputs);
  t.true("labels" in one("template").inputs);
  // A pool's label places it; it is added to the cluster's labels and does not replace them.
  for (const { inputs } of ofType(all, "NodeGroup"))
    t.is("labels" in inputs, inputs.mergeLabels === true);
});

test("rule 3: a template is never changed: any change makes another one, beside the old one", async (t) => {
  const { one } = await made();
  const { opts } = one("template");
  t.deepEqual(opts.replaceOnChanges, ["*"]);
  t.false(opts.deleteBeforeReplace);
  const changes: Partial<typeof leastCluster>[] = [
    { version: "1.35.3" },
    { apiAccess: ["10.17.0.0/16"] },
    { volume: { type: "other" } },
    { dataClass: "public" },
    { magnum: { driver: "k8s_capi_helm", image: "other", dnsServers: ["10.32.0.53"] } },
    {
      magnum: {
        driver: "k8s_capi_helm",
        image: "ubuntu-24.04-kube-v1.35.2",
        dnsServers: ["10.32.0.54"],
      },
    },
    { network: { ...leastCluster.network, externalNetworkId: "other" } },
  ];
  const names = await Promise.all(
    [{}, ...changes].map(async (change) => (await made(change)).one("template").inputs.name),
  );
  t.is(new Set(names).size, changes.length + 1);
  t.is((await made()).one("template").inputs.name, names[0]);
});

test("rule 3: inputs outside the template do not change it", async (t) => {
  const { one } = await made();
  const other = await made({
    controlPlane: { flavor: "large", count: 5 },
    pools: { web: { flavor: "large", count: 9 } },
    network: { ...leastCluster.network, networkId: "other", subnetId: "other" },
  });
  t.deepEqual(other.one("template").inputs, one("template").inputs);
});

test("rule 4: an upgrade always changes the field that the driver compares: image with one, kube_tag with the other", async (t) => {
  const capiHelm = await made();
  t.false("kube_tag" in (capiHelm.one("template").inputs.labels as object));
  const clusterApi = await made({ version: "1.36.3" }, fullestCluster);
  t.like(clusterApi.one("template").inputs.labels, { kube_tag: "v1.36.3" });
});

test("rule 4: a change that a running cluster would ignore in a new template creates a new cluster; the version does not", async (t) => {
  const trigger = async (change: Partial<typeof leastCluster>, from = leastCluster) =>
    JSON.stringify(await resolvedTrigger((await made(change, from)).one("cluster")));
  const before = await trigger({});
  const upgrade: Partial<typeof leastCluster> = {
    version: "1.36.3",
    mirrors: { containers: "registry.bamako.aes.example/mirror", chartVersion: "0.21.0" },
    magnum: { driver: "k8s_capi_helm", image: "other", dnsServers: ["10.32.0.54"] },
  };
  t.is(await trigger(upgrade), before);
  t.is(await trigger({ version: "1.36.3" }, fullestCluster), await trigger({}, fullestCluster));
  t.is(await trigger({ dataClass: "public" }), before);
  for (const change of [
    { apiAccess: ["10.17.0.0/16"] },
    { volume: { type: "other" } },
    { network: { ...leastCluster.network, externalNetworkId: "other" } },
    { pools: { web: { flavor: "medium", autoscale: { min: 1, max: 2 } } } },
  ]) {
    t.not(await trigger(change), before);
  }
});

test("rule 5: node groups are created one after the other, in the order of their keys", async (t) => {
  const { made: all, name } = await made({}, fullestCluster);
  const chain = await Promise.all(ofType(all, "NodeGroup").map(dependencies));
  t.deepEqual(chain, [[], [`${name}-pool-data`], [`${name}-pool-jobs`]]);
});

test("rule 5: node groups go with their cluster, not one by one", async (t) => {
  const { made: all, name } = await made({}, fullestCluster);
  for (const { opts } of ofType(all, "NodeGroup")) {
    t.is((opts.deletedWith as { __name?: string } | undefined)?.__name, `${name}-cluster`);
  }
});

test("rule 6: 1 <= min <= count <= max, for all pools", async (t) => {
  const size = fc.integer({ min: 1, max: 50 });
  const pool: fc.Arbitrary<PoolArgs> = fc.oneof(
    size.map((count) => ({ flavor: "medium", count })),
    fc.tuple(size, size).map(([a, b]) => ({
      flavor: "medium",
      autoscale: { min: Math.min(a, b), max: Math.max(a, b) },
    })),
  );
  const pools = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), pool, { minKeys: 1, maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(pools, async (pools) => {
      const { made: all } = await made({ pools });
      const groups = ofType(all, "NodeGroup");
      t.is(groups.length, Object.keys(pools).length);
      for (const { inputs } of groups) {
        const { minNodeCount: min, nodeCount: count, maxNodeCount: max = count } = inputs;
        t.true(1 <= Number(min) && Number(min) <= Number(count) && Number(count) <= Number(max));
      }
    }),
    { numRuns: 15 },
  );
});

test("rule 7: the autoscaler's count is not put back, a fixed one is", async (t) => {
  const { one } = await made({}, fullestCluster);
  t.deepEqual(one("pool-web").opts.ignoreChanges, ["nodeCount"]);
  t.is(one("pool-data").opts.ignoreChanges, undefined);
  t.is(one("pool-jobs").opts.ignoreChanges, undefined);
});

test("rule 7: beside an autoscaled pool, a fixed one has equal bounds; without one it can be resized in place", async (t) => {
  const { one } = await made({}, fullestCluster);
  t.like(one("pool-data").inputs, { nodeCount: 3, minNodeCount: 3, maxNodeCount: 3 });
  const alone = await made();
  t.like(alone.one("pool-web").inputs, { nodeCount: 2, minNodeCount: 1 });
  t.false("maxNodeCount" in alone.one("pool-web").inputs);
});

test("rule 8: another flavor or zone is a new pool under a new name, beside the old one", async (t) => {
  const pool = async (change: Partial<PoolArgs>) => {
    const pools = { web: { flavor: "medium", count: 2, ...change } };
    return (await made({ pools }, { ...fullestCluster, pools })).one("pool-web");
  };
  const before = await pool({});
  t.false(before.opts.deleteBeforeReplace);
  t.not((await pool({ flavor: "large" })).inputs.name, before.inputs.name);
  t.not((await pool({ zone: "az1" })).inputs.name, before.inputs.name);
  t.is((await pool({ count: 7 })).inputs.name, before.inputs.name);
});

test("rule 9: no taints or node labels are pretended; a pool's only label is its zone", async (t) => {
  const { made: all } = await made({}, fullestCluster);
  const labels = ofType(all, "NodeGroup").flatMap(({ inputs }) => Object.keys(inputs.labels ?? {}));
  t.deepEqual([...new Set(labels)], ["availability_zone"]);
});

test("rule 10: clusters and pools have timeouts of an hour or more", async (t) => {
  const { made: all, one } = await made();
  t.deepEqual(one("cluster").opts.customTimeouts, { create: "90m", update: "150m", delete: "60m" });
  for (const { opts } of ofType(all, "NodeGroup")) {
    t.deepEqual(opts.customTimeouts, { create: "60m", update: "60m", delete: "60m" });
  }
});

test("rule 11: without the service account's own connection there is no cluster, not the administrator's", (t) => {
  const error = t.throws(() => new KubernetesCluster("orphan", leastCluster));
  t.is(
    error?.message,
    'KubernetesCluster "orphan": 1 input is not as expected\n  providers: got nothing, want the connection of the tenant\'s service account among the options',
  );
  const [, management] = connections("orphan2");
  t.throws(
    () =>
      new KubernetesCluster("orphan2", leastCluster, { providers: management ? [management] : [] }),
  );
});

test("rule 12: the service account logs in with a password: an application credential makes no trust for Magnum", async (t) => {
  const { made } = await record((opts) => new TenantProject("rule-tenant", fullestTenant, opts));
  const { inputs, secrets } = named(made, "rule-tenant-connection");
  t.deepEqual(secrets, ["password"]);
  t.deepEqual(
    Object.keys(inputs).filter((key) => key.startsWith("applicationCredential")),
    [],
  );
});

test("rule 13: resources inside the cluster are deleted before the pools and the cluster", async (t) => {
  const { made: all, name } = await made({}, fullestCluster);
  const [inside] = all.filter(({ type }) => type === "pulumi:providers:kubernetes");
  t.deepEqual(inside && (await dependencies(inside)), [
    `${name}-cluster`,
    ...["data", "jobs", "web"].map((key) => `${name}-pool-${key}`),
  ]);
  t.is(inside?.inputs.deleteUnreachable, undefined);
});

test("a private API: the label of both drivers and the template's own switch agree", async (t) => {
  const open = await made();
  const closed = await made({ apiFloatingIp: false });
  t.false(open.one("template").inputs.floatingIpEnabled, "the nodes never have one");
  t.like(open.one("template").inputs.labels, { master_lb_floating_ip_enabled: "true" });
  t.false(closed.one("template").inputs.floatingIpEnabled);
  t.like(closed.one("template").inputs.labels, { master_lb_floating_ip_enabled: "false" });
});

test("the allow-list is the driver's text: networks with commas, and an amphora, which alone keeps it", (t) => {
  const labels = templateLabels(
    { ...leastCluster, apiAccess: ["10.16.0.0/12", "10.32.0.0/16"] },
    "k8s_capi_helm",
  );
  t.is(labels.api_master_lb_allowed_cidrs, "10.16.0.0/12,10.32.0.0/16");
  t.is(labels.octavia_provider, "amphora");
});

test("all labels are text, as Magnum's resource wants them, and each driver has its own", (t) => {
  const [helm, api] = [
    templateLabels(leastCluster, "k8s_capi_helm"),
    templateLabels(fullestCluster, "k8s_cluster_api"),
  ];
  for (const value of [...Object.values(helm), ...Object.values(api)]) t.is(typeof value, "string");
  const only = (a: object, b: object) => Object.keys(a).filter((key) => !(key in b));
  t.deepEqual(only(helm, api).sort(), [
    "api_master_lb_allowed_cidrs",
    "capi_helm_chart_version",
    "csi_cinder_reclaim_policy",
    "kube_dashboard_enabled",
    "monitoring_enabled",
  ]);
  t.deepEqual(
    Object.keys(lastingLabels(api)).filter((key) => /^(aes:|kube_tag)/.test(key)),
    [],
  );
});

async function resolvedTrigger({ opts }: Made): Promise<unknown> {
  return new Promise((resolve) => {
    (opts.replacementTrigger as { apply(f: (value: unknown) => void): void }).apply(resolve);
  });
}
