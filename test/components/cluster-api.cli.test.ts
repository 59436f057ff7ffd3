/** The Cluster API back end on a real API server: what is stored, and the effect table against real previews. */
import { readFile } from "node:fs/promises";
import test from "ava";
import { checkCluster } from "../../components/kubernetes-cluster/checks.ts";
import { effectOf, type OneCluster, openOneCluster } from "./effects.ts";
import { AUTOSCALED, CHANGES, effectTable, OTHER_ID, toChange } from "./effects-table.ts";
import { type MagnumStub, startMagnumStub } from "./magnum-stub.ts";
import { type ManagementCluster, startManagementCluster } from "./management-cluster.ts";
import { managedCluster } from "./samples.ts";

const NETWORK = {
  networkId: OTHER_ID.replace("9", "1"),
  subnetId: OTHER_ID.replace("9", "2"),
  externalNetworkId: OTHER_ID.replace("9", "3"),
};
const fixed = toChange({ ...managedCluster, network: NETWORK }, false);
const autoscaled = toChange({ ...fixed, cluster: "auto" }, true);

let cloud: MagnumStub;
let management: ManagementCluster;
const stacks: Record<"fixed" | "autoscaled", OneCluster | undefined> = {
  fixed: undefined,
  autoscaled: undefined,
};

test.before(async () => {
  cloud = await startMagnumStub();
  management = await startManagementCluster(["bamako-tax", "other"]);
  const kubeconfig = await readFile(management.kubeconfig, "utf8");
  for (const [name, args] of Object.entries({ fixed, autoscaled })) {
    const stack = await openOneCluster(cloud.authUrl, kubeconfig);
    stacks[name as keyof typeof stacks] = stack;
    await stack.up(args);
  }
});

test.after.always(async () => {
  for (const stack of Object.values(stacks)) await stack?.close();
  await management?.close();
  await cloud?.close();
});

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid?: string };
  readonly spec: object;
}

const theStack = (name: keyof typeof stacks) => {
  const found = stacks[name];
  if (!found) throw new Error(`no stack ${name}`);
  return found;
};

test("the order is stored as it was sent: the CRDs know every field", async (t) => {
  const inputs = (await theStack("autoscaled").inputs()) as unknown as Manifest[];
  const sent = inputs.filter(({ apiVersion, spec }) => apiVersion?.includes("x-k8s.io") && spec);
  t.deepEqual([...new Set(sent.map(({ kind }) => kind))].sort(), [
    "Cluster",
    "KubeadmConfigTemplate",
    "KubeadmControlPlane",
    "MachineDeployment",
    "MachineHealthCheck",
    "OpenStackCluster",
    "OpenStackMachineTemplate",
  ]);
  for (const { apiVersion, kind, metadata, spec } of sent) {
    const stored = await management.get(kind, metadata.name);
    t.is(stored.apiVersion, apiVersion);
    t.like(stored.spec, spec, `${kind} ${metadata.name}`);
  }
});

test("an upgrade: control plane and pools are updated in place, nothing else", async (t) => {
  const steps = await theStack("fixed").preview({ ...fixed, version: "1.36.3" });
  const changes = steps.map(({ op, urn, detailedDiff }) =>
    [op, urn.split("::").at(-1), ...Object.keys(detailedDiff ?? {})].join(" "),
  );
  t.deepEqual(changes.sort(), [
    "update c-control-plane spec.version",
    "update c-pool-jobs spec.template.spec.version",
    "update c-pool-web spec.template.spec.version",
  ]);
});

test("a deletable cluster is replaced where it cannot be changed in place, and is unchanged afterwards", async (t) => {
  const kubeconfig = await readFile(management.kubeconfig, "utf8");
  const stack = await openOneCluster(cloud.authUrl, kubeconfig);
  t.teardown(() => stack.close());
  const args = { ...fixed, cluster: "new" };
  await stack.up(args);
  const { uid } = (await management.get("Cluster", "bamako-tax-new")).metadata;
  const moved = { ...args, network: { ...NETWORK, subnetId: OTHER_ID } };
  await stack.up(moved);
  t.not((await management.get("Cluster", "bamako-tax-new")).metadata.uid, uid);
  t.deepEqual(await stack.preview(moved), []);
});

test("unchanged inputs change nothing", async (t) => {
  t.deepEqual(await theStack("fixed").preview(fixed), []);
  t.deepEqual(await theStack("autoscaled").preview(autoscaled), []);
});

for (const { input, effects } of effectTable()) {
  const change = CHANGES[input];
  if (!change || input.startsWith("`magnum")) continue;
  const effect = effects["Cluster API"];
  test(`${input}: ${effect}`, async (t) => {
    const name = AUTOSCALED.includes(input) ? "autoscaled" : "fixed";
    const args = { fixed, autoscaled }[name];
    const changed = { ...args, ...change(args) };
    if (effect === "–") t.not(checkCluster(changed).length, 0);
    else t.is(effectOf(await theStack(name).preview(changed)), effect);
  });
}
