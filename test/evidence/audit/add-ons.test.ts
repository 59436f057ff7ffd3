/** The add-ons of a cluster's driver pass by their content; each variation that leads elsewhere is found. */
import test from "ava";
import { evaluateCluster } from "../../../evidence/audit/cluster/evaluate.ts";
import { objectOf } from "../../../evidence/audit/cluster/fact.ts";
import { ADD_ONS } from "../../../policies/kubernetes/system/add-ons/index.ts";
import { policy } from "../../components/baseline-samples.ts";
import { FILES, type Part, partsOf } from "./add-ons.ts";
import { HOSTILE } from "./hostile-add-ons.ts";
import { ordersFor, scriptedApi } from "./scripted-cluster.ts";

const server = "https://127.0.0.1:6443";
const orders = ordersFor(policy, server);

/** Every violation as `<Kind> <name> <rule>`. */
async function found(parts: readonly Part[], mirror = orders.mirror): Promise<string[]> {
  const { raw } = await evaluateCluster(scriptedApi(parts).api, { ...orders, mirror });
  return raw.map(({ subject, rule }) => {
    const { kind, name } = objectOf(subject) ?? {};
    return `${kind} ${name} ${rule}`;
  });
}

test("each add-on has a manifest", (t) => {
  t.deepEqual(FILES, Object.keys(ADD_ONS).sort());
});

for (const file of FILES) {
  test(`no violation: ${file}`, async (t) => {
    const parts = partsOf(file);
    t.deepEqual(await found(parts), []);
    // With images of another mirror every workload is a violation.
    const elsewhere = await found(parts, "registry.bamako.aes.example/other");
    const workloads = parts.filter(({ kind, metadata: { namespace } }) => {
      return /^(DaemonSet|Deployment|Pod|ReplicaSet)$/.test(kind) && namespace === "kube-system";
    });
    for (const { kind, metadata } of workloads) {
      t.true(elsewhere.includes(`${kind} ${metadata.name} protected-enforcement`), metadata.name);
    }
  });
}

test("all of them together pass, and names without content do not", async (t) => {
  const all = FILES.flatMap(partsOf);
  t.deepEqual(await found(all), []);
  const empty = all
    .filter(({ kind, metadata }) => {
      return /^(DaemonSet|Deployment|Pod)$/.test(kind) && metadata.namespace === "kube-system";
    })
    .map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata, spec: {} }));
  t.is(new Set(await found(empty)).size, empty.length);
});

for (const [title, [file, object, change]] of Object.entries(HOSTILE)) {
  test(`found: ${title}`, async (t) => {
    const parts = partsOf(file);
    const changed = parts.find(({ kind, metadata }) => `${kind} ${metadata.name}` === object);
    if (changed === undefined) throw new Error(`${file}.yaml has no ${object}`);
    change(changed);
    const lines = await found(parts);
    const own = `${changed.kind} ${changed.metadata.name} `;
    t.true(lines.some((line) => line.startsWith(own)));
    // Only what was changed.
    t.deepEqual(
      lines.filter((line) => !line.startsWith(own)),
      [],
    );
  });
}

test("an egress policy and a workload beside the add-ons are found", async (t) => {
  const metadata = { name: "coredns", namespace: "kube-system" };
  const policyParts = [
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata,
      spec: { podSelector: {}, policyTypes: ["Egress"], egress: [{}] },
    },
    { apiVersion: "v1", kind: "ConfigMap", metadata: { ...metadata, name: "x" }, data: {} },
    {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata,
      spec: { template: { spec: { containers: [] } } },
    },
  ];
  const lines = new Set(await found(policyParts));
  for (const line of [
    "NetworkPolicy coredns protected-enforcement",
    "NetworkPolicy coredns network-policy",
    "ConfigMap x protected-enforcement",
    "Job coredns protected-enforcement",
  ]) {
    t.true(lines.has(line), line);
  }
});
