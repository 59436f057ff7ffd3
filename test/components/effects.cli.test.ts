/**
 * The effect table against real previews: the engine and the OpenStack plugin report the effect of each change, with
 * both Magnum drivers.
 */
import test from "ava";
import type { KubernetesClusterArgs } from "../../components/index.ts";
import { type Cases, casesOf, planCases, plannedEffect } from "./effect-cases.ts";
import { type Clusters, openClusters, resourceName, type Steps } from "./effects.ts";
import { type MagnumStub, startMagnumStub } from "./magnum-stub.ts";
import { fullestCluster, leastCluster } from "./samples.ts";

const DRIVERS = ["k8s_capi_helm", "k8s_cluster_api"] as const;
const CASES = {
  k8s_capi_helm: casesOf("k8s_capi_helm", leastCluster),
  k8s_cluster_api: casesOf("k8s_cluster_api", fullestCluster),
};
let planned: Readonly<Record<keyof typeof CASES, Steps>>;

test.before(async () => {
  const stub = await startMagnumStub();
  try {
    planned = {
      k8s_capi_helm: await planIn(stub, CASES.k8s_capi_helm),
      k8s_cluster_api: await planIn(stub, CASES.k8s_cluster_api),
    };
  } finally {
    await stub.close();
  }
});

async function planIn(cloud: MagnumStub, cases: Cases): Promise<Steps> {
  const stack = await openClusters(cloud.authUrl);
  try {
    return await planCases(stack, cases);
  } finally {
    await stack.close();
  }
}

for (const driver of DRIVERS) {
  test(`${driver}: unchanged inputs change nothing`, (t) => {
    for (const name of Object.keys(CASES[driver].unchanged)) {
      t.deepEqual(planned[driver][name], [], name);
    }
  });

  for (const one of CASES[driver].changed) {
    test(`${driver}: ${one.input}: ${one.effect}`, (t) => {
      t.is(plannedEffect(one, planned[driver]), one.effect);
    });
  }
}

test("an upgrade creates one template, moves the cluster and deletes the old template; the preview shows it", async (t) => {
  const { stub, stack, args } = await another(t, { ...leastCluster, rehearsal: true });
  stub.changes();
  const newer = {
    ...args,
    version: "1.36.3",
    magnum: { ...leastCluster.magnum, image: "ubuntu-24.04-kube-v1.36.3" },
  } as KubernetesClusterArgs;
  const { c: steps } = await stack.preview({ c: newer });
  t.deepEqual(
    steps?.map(({ op, urn }) => `${op} ${resourceName(urn)}`),
    ["replace c-template", "update c-cluster"],
  );
  await stack.up({ c: newer });
  t.deepEqual(stub.changes(), [
    "POST /v1/clustertemplates",
    "POST /v1/clusters/…/actions/upgrade",
    "DELETE /v1/clustertemplates/…",
  ]);
  t.deepEqual(await stack.preview({ c: newer }), { c: [] });
});

test("a pool is resized through its own action, never through the cluster", async (t) => {
  const { stub, stack, args } = await another(t, { ...leastCluster, rehearsal: true });
  stub.changes();
  await stack.up({ c: { ...args, pools: { web: { flavor: "medium", count: 5 } } } });
  t.deepEqual(stub.changes(), ["POST /v1/clusters/…/actions/resize"]);
});

test("a pool of another flavor is created before the old one is deleted", async (t) => {
  const { stub, stack, args } = await another(t, { ...leastCluster, rehearsal: true });
  stub.changes();
  await stack.up({ c: { ...args, pools: { web: { flavor: "large", count: 2 } } } });
  t.deepEqual(stub.changes(), [
    "POST /v1/clusters/…/nodegroups",
    "DELETE /v1/clusters/…/nodegroups/…",
  ]);
});

test("a protected cluster can be upgraded; the preview of its replacement fails", async (t) => {
  const { stack, args } = await another(t, leastCluster);
  const upgrade = await stack.diff({ c: { ...args, version: "1.36.3" } });
  t.is(upgrade.code, 0, upgrade.output);
  const replaced = await stack.diff({ c: { ...args, apiAccess: ["10.17.0.0/16"] } });
  t.not(replaced.code, 0);
  t.regex(replaced.output, /c-cluster.*protect/s);
});

interface Deployed {
  readonly args: KubernetesClusterArgs;
  readonly stack: Clusters;
  readonly stub: MagnumStub;
}

/** A separate cluster for one test, `c` in its program, in a separate cloud. */
async function another(
  t: { teardown(end: () => Promise<void>): void },
  args: KubernetesClusterArgs,
): Promise<Deployed> {
  const stub = await startMagnumStub();
  t.teardown(() => stub.close());
  const stack = await openClusters(stub.authUrl);
  t.teardown(() => stack.close());
  await stack.up({ c: args });
  return { args, stack, stub };
}
