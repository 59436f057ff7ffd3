/** Clusters: their largest use of a quota, the contents of their pools, the volumes they may have. */
import test from "ava";
import fc from "fast-check";
import { clusterNeeds, nodesOf, poolCapacity, storageTypes } from "../../estate/clusters.ts";
import type { Cluster, Pool } from "../../estate/model/index.ts";
import { referenceSite, tenantLike } from "./sources.ts";

const namespace = (quota: Partial<Cluster["namespaces"][string]["quota"]>) => ({
  podSecurity: "restricted" as const,
  access: { operators: "edit" as const },
  quota: { cpu: 1, memoryGiB: 1, pods: 1, storageGiB: 0, loadBalancers: 0, ...quota },
  flows: {},
  openWithin: false,
  internalLoadBalancer: false,
});

const cluster = (pools: Record<string, Pool>): Cluster => ({
  version: "1.35.2",
  segment: "app",
  controlPlane: { flavor: "medium", count: 3 },
  pools,
  apiAccess: ["10.16.0.0/12"],
  namespaces: { one: namespace({ storageGiB: 100, loadBalancers: 1 }), two: namespace({}) },
});

test("a cluster takes its largest pools, each group of servers with one more", async (t) => {
  const context = await referenceSite(t);
  const clusters = {
    apps: cluster({
      fixed: { flavor: "medium", count: 2 },
      growing: { flavor: "large", autoscale: { min: 1, max: 4 } },
    }),
  };
  t.deepEqual(clusterNeeds(tenantLike(context, "e-visa", { clusters }), context.site.data), {
    instances: 4 + 2 + 3 + 5, // the second term of each is Magnum's own
    cores: (4 + 2 + 3) * 2 + 5 * 8,
    ramGiB: (4 + 2 + 3) * 8 + 5 * 32,
    volumes: 14 + 4, // etcd has a separate one on each of its servers
    volumeGiB: 14 * 40 + 4 * 10 + 100,
    ports: 14 + 2,
    floatingIps: 1,
    securityGroups: 2,
    securityGroupRules: 40,
    loadBalancers: 1 + 1,
    listeners: 2,
    pools: 2,
    healthMonitors: 2,
  });
});

test("a driver without an allow-list gives the API no floating address", async (t) => {
  const context = await referenceSite(t);
  const { kubernetes } = context.site.data;
  const site = { ...context.site.data, kubernetes: { ...kubernetes, driver: "k8s_cluster_api" } };
  const tenant = tenantLike(context, "e-visa", {});
  t.is(clusterNeeds(tenant, site as never).floatingIps, 0);
});

test("pools hold what their most nodes have", async (t) => {
  const { site } = await referenceSite(t);
  const pools = {
    fixed: { flavor: "medium", count: 2 },
    growing: { flavor: "large", autoscale: { min: 1, max: 4 } },
    unknown: { flavor: "giant", count: 9 },
  };
  t.deepEqual(poolCapacity(cluster(pools), site.data), { cpu: 36, memoryGiB: 144 });
});

test("the more nodes, the more a tenant needs", async (t) => {
  const context = await referenceSite(t);
  const needs = (count: number) => {
    const clusters = { apps: cluster({ web: { flavor: "medium", count } }) };
    return clusterNeeds(tenantLike(context, "e-visa", { clusters }), context.site.data);
  };
  const counts = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
  const property = fc.property(counts, ([few, more]) => {
    const [one, other] = [needs(few), needs(few + more)];
    for (const field of [
      "instances",
      "cores",
      "ramGiB",
      "volumes",
      "volumeGiB",
      "ports",
    ] as const) {
      t.true(one[field] < other[field], field);
    }
  });
  t.notThrows(() => fc.assert(property, { numRuns: 50 }));
});

test("a fixed pool has as many nodes at most as at least", (t) => {
  t.deepEqual(nodesOf({ flavor: "medium", count: 3 }), { min: 3, max: 3 });
  t.deepEqual(nodesOf({ flavor: "medium", autoscale: { min: 1, max: 5 } }), { min: 1, max: 5 });
});

test("volumes in a cluster are of an encrypted type that the policies name", async (t) => {
  const { site, allianceSite } = await referenceSite(t);
  const every = ["plain", "encrypted", "absent"];
  t.deepEqual(storageTypes(every, site.data, allianceSite), [
    { key: "encrypted", name: "encrypted" },
  ]);
  const workloads = { ...allianceSite.workloads, volumeTypes: ["another"] };
  t.deepEqual(storageTypes(every, site.data, { ...allianceSite, workloads }), []);
});
