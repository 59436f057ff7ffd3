/**
 * The effect table against real previews: the engine and the OpenStack plugin report the effect of each change, with
 * both Magnum drivers.
 */
import test from "ava";
import type { KubernetesClusterArgs } from "../../components/index.ts";
import { checkCluster } from "../../components/kubernetes-cluster/checks.ts";
import { effectOf, type OneCluster, openOneCluster } from "./effects.ts";
import { AUTOSCALED, CHANGES, effectTable, toChange } from "./effects-table.ts";
import { type MagnumStub, startMagnumStub } from "./magnum-stub.ts";
import { fullestCluster, leastCluster } from "./samples.ts";

const DRIVERS = { k8s_capi_helm: leastCluster, k8s_cluster_api: fullestCluster } as const;

interface Deployed {
  readonly args: KubernetesClusterArgs;
  readonly stack: OneCluster;
}

let stub: MagnumStub;
const deployed = new Map<string, Deployed>();

test.before(async () => {
  stub = await startMagnumStub();
  for (const [driver, sample] of Object.entries(DRIVERS)) {
    for (const autoscaled of [false, true]) {
      const args = toChange(sample, autoscaled);
      const stack = await openOneCluster(stub.authUrl);
      deployed.set(`${driver} ${autoscaled}`, { args, stack });
      await stack.up(args);
    }
  }
});

test.after.always(async () => {
  for (const { stack } of deployed.values()) await stack.close();
  await stub?.close();
});

for (const driver of ["k8s_capi_helm", "k8s_cluster_api"] as const) {
  test(`${driver}: unchanged inputs change nothing`, async (t) => {
    for (const autoscaled of [false, true]) {
      const { args, stack } = theStack(driver, autoscaled);
      t.deepEqual(await stack.preview(args), []);
    }
  });

  for (const { input, effects } of effectTable()) {
    const change = CHANGES[input];
    if (!change || input.startsWith("`clusterApi")) continue;
    test(`${driver}: ${input}: ${effects[driver]}`, async (t) => {
      const { args, stack } = theStack(driver, AUTOSCALED.includes(input));
      const changed = { ...args, ...change(args) };
      if (effects[driver] === "–") {
        t.not(checkCluster(changed).length, 0);
      } else {
        t.is(effectOf(await stack.preview(changed)), effects[driver]);
      }
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
  const steps = await stack.preview(newer);
  t.deepEqual(
    steps.map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`),
    ["replace c-template", "update c-cluster"],
  );
  await stack.up(newer);
  t.deepEqual(stub.changes(), [
    "POST /v1/clustertemplates",
    "POST /v1/clusters/…/actions/upgrade",
    "DELETE /v1/clustertemplates/…",
  ]);
  t.deepEqual(await stack.preview(newer), []);
});

test("a pool is resized through its own action, never through the cluster", async (t) => {
  const { stub, stack, args } = await another(t, { ...leastCluster, rehearsal: true });
  stub.changes();
  await stack.up({ ...args, pools: { web: { flavor: "medium", count: 5 } } });
  t.deepEqual(stub.changes(), ["POST /v1/clusters/…/actions/resize"]);
});

test("a pool of another flavor is created before the old one is deleted", async (t) => {
  const { stub, stack, args } = await another(t, { ...leastCluster, rehearsal: true });
  stub.changes();
  await stack.up({ ...args, pools: { web: { flavor: "large", count: 2 } } });
  t.deepEqual(stub.changes(), [
    "POST /v1/clusters/…/nodegroups",
    "DELETE /v1/clusters/…/nodegroups/…",
  ]);
});

test("a protected cluster can be upgraded; the preview of its replacement fails", async (t) => {
  const { stack, args } = await another(t, leastCluster);
  const upgrade = await stack.diff({ ...args, version: "1.36.3" });
  t.is(upgrade.code, 0, upgrade.output);
  const replaced = await stack.diff({ ...args, apiAccess: ["10.17.0.0/16"] });
  t.not(replaced.code, 0);
  t.regex(replaced.output, /c-cluster.*protect/s);
});

function theStack(driver: keyof typeof DRIVERS, autoscaled: boolean): Deployed {
  const found = deployed.get(`${driver} ${autoscaled}`);
  if (!found) throw new Error(`no stack of ${driver}`);
  return found;
}

/** A separate cluster for one test, in a separate cloud. */
async function another(
  t: { teardown(end: () => Promise<void>): void },
  args: KubernetesClusterArgs,
): Promise<Deployed & { readonly stub: MagnumStub }> {
  const stub = await startMagnumStub();
  t.teardown(() => stub.close());
  const stack = await openOneCluster(stub.authUrl);
  t.teardown(() => stack.close());
  await stack.up(args);
  return { args, stack, stub };
}
