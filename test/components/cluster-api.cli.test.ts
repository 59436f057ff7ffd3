/** The Cluster API back end on a real API server: what is stored, and the effect table against real previews. */
import { readFile } from "node:fs/promises";
import test from "ava";
import { casesOf, planCases, plannedEffect } from "./effect-cases.ts";
import { type Clusters, openClusters, resourceName, type Steps } from "./effects.ts";
import { OTHER_ID, toChange } from "./effects-table.ts";
import { type MagnumStub, startMagnumStub } from "./magnum-stub.ts";
import { type ManagementCluster, startManagementCluster } from "./management-cluster.ts";
import { managedCluster } from "./samples.ts";

const NETWORK = {
  networkId: OTHER_ID.replace("9", "1"),
  subnetId: OTHER_ID.replace("9", "2"),
  externalNetworkId: OTHER_ID.replace("9", "3"),
};
const GROUP = OTHER_ID.replace("9", "4");
const { clusterApi } = managedCluster;
const SAMPLE = {
  ...managedCluster,
  network: NETWORK,
  ...(clusterApi && { clusterApi: { ...clusterApi, securityGroupId: GROUP } }),
};
const CASES = casesOf("Cluster API", SAMPLE);

let cloud: MagnumStub;
let management: ManagementCluster;
let stack: Clusters;
let planned: Steps;

test.before(async () => {
  cloud = await startMagnumStub();
  management = await startManagementCluster(["bamako-tax", "other"]);
  stack = await openStack();
  planned = await planCases(stack, CASES);
});

test.after.always(async () => {
  await stack?.close();
  await management?.close();
  await cloud?.close();
});

async function openStack(): Promise<Clusters> {
  return openClusters(cloud.authUrl, await readFile(management.kubeconfig, "utf8"));
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid?: string };
  readonly spec: object;
}

test("the order is stored as it was sent: the CRDs know every field", async (t) => {
  const inputs = (await stack.inputs("autoscaled")) as unknown as Manifest[];
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

test("an upgrade: control plane and pools are updated in place, nothing else", (t) => {
  const changes = planned["`version`"]?.map(({ op, urn, detailedDiff }) =>
    [op, resourceName(urn), ...Object.keys(detailedDiff ?? {})].join(" "),
  );
  t.deepEqual(changes?.sort(), [
    "update `version`-control-plane spec.version",
    "update `version`-pool-jobs spec.template.spec.version",
    "update `version`-pool-web spec.template.spec.version",
  ]);
});

test("a deletable cluster is replaced where it cannot be changed in place, and is unchanged afterwards", async (t) => {
  const stack = await openStack();
  t.teardown(() => stack.close());
  const args = { ...toChange(SAMPLE, false), cluster: "new" };
  await stack.up({ c: args });
  const { uid } = (await management.get("Cluster", "bamako-tax-new")).metadata;
  const moved = { ...args, network: { ...NETWORK, subnetId: OTHER_ID } };
  await stack.up({ c: moved });
  t.not((await management.get("Cluster", "bamako-tax-new")).metadata.uid, uid);
  t.deepEqual(await stack.preview({ c: moved }), { c: [] });
});

test("unchanged inputs change nothing", (t) => {
  for (const name of Object.keys(CASES.unchanged)) t.deepEqual(planned[name], [], name);
});

for (const one of CASES.changed) {
  test(`${one.input}: ${one.effect}`, (t) => t.is(plannedEffect(one, planned), one.effect));
}
