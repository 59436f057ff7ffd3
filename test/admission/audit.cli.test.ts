/**
 * `estate audit --cluster` on a real API server: objects that are older than its policies are all found, ordinary ones
 * are not, and nothing is written.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { baselineObjects } from "../../components/cluster-baseline/objects.ts";
import { type ClusterResults, evaluateCluster } from "../../evidence/audit/cluster/evaluate.ts";
import { objectOf } from "../../evidence/audit/cluster/fact.ts";
import { openApi } from "../../operations/clusters/api/client.ts";
import { clusterLogin } from "../../operations/clusters/api/login.ts";
import { isBuiltin } from "../../policies/kubernetes/objects/read.ts";
import { FILES, writtenIn } from "../evidence/audit/add-ons.ts";
import { ordersFor } from "../evidence/audit/scripted-cluster.ts";
import { ADMINISTRATOR, type ApiServer, startApiServer } from "../helpers/api-server.ts";
import { eventually } from "../toolchain/cluster.ts";
import { type HostileManifest, hostileManifests, ordinaryManifests } from "./manifests.ts";
import { enclose, objectsOf, type Planted, plant } from "./planted.ts";
import { baseline, policy, USERS } from "./tenant.ts";

/** Manifests that are not planted, and why: no rule of a plan denies them, or a server cannot hold them. */
const NOT_PLANTED: Readonly<Record<string, string>> = {
  "certificate-request": "the server rejects it",
  "claim-over-quota": "a quota",
  "custom-resource-definition": "no rule: its objects would be of an unclassified type",
  "namespace-labels-lowered": "the baseline restores the labels",
  "pod-over-quota": "a quota",
  "pod-system-priority": "a quota",
  "policy-replaced": "the server rejects it",
  "policy-rewritten": "its namespace comes with the baseline",
  "priority-class": "no rule: quotas limit priorities",
  "role-of-tokens": "no rule: tokens of the same namespace",
  "root-pod": "pod security",
  "workload-in-another-namespace": "no rule: it is the same tenant's",
};

/** The rule that finds a manifest, where it is not the policy that denies its request. */
const RULES: Readonly<Record<string, string>> = {
  "aggregated-cluster-role": "wildcard-rights",
  "api-service": "protected-enforcement",
  "capabilities-pod": "unclassified-property",
  "cluster-role-binding": "wildcard-rights",
  "endpoint-slice": "backend-address",
  "host-path-pod": "volume-source",
  "host-processes-pod": "host-access",
  "limits-replaced": "protected-enforcement",
  "namespace-of-ones-own": "namespace-labels",
  "network-policy-open": "network-policy",
  "network-policy-replaced": "protected-enforcement",
  "persistent-volume": "volume-source",
  "policy-unbound": "protected-enforcement",
  "privileged-pod": "unclassified-property",
  "quota-raised": "protected-enforcement",
  "role-binding-built-in-edit": "wildcard-rights",
  "role-binding-cluster-admin": "wildcard-rights",
  "role-binding-everybody": "wildcard-rights",
  "role-binding-other-tenant": "wildcard-rights",
  "role-binding-person": "wildcard-rights",
  "role-binding-system-account": "wildcard-rights",
  "role-of-everything": "wildcard-rights",
  "service-account-token": "unclassified-property",
  "storage-class-of-ones-own": "storage-class",
  "telemetry-collector": "unclassified-type",
  webhook: "protected-enforcement",
  "workload-in-default-namespace": "namespace-labels",
  "workload-in-system-namespace": "protected-enforcement",
};
/** Built-in roles that a planted role is added to, and the namespace that holds a planted workload. */
const GROWN = /^(ClusterRole (admin|edit|view)|Namespace default) /;

/** Names that a manifest tries to pass for; all others get the name of their file, so that each is found by itself. */
const OWN_NAMES = /^(aes-estate-|default-deny$|quota$|limits$|group-|v1\.|system:)/;

interface PlantedManifest {
  readonly name: string;
  /** The rule that finds it. */
  readonly rule: string;
  readonly objects: readonly Planted[];
}

function renamed({ name: file, text, deniedBy }: HostileManifest): PlantedManifest {
  const objects = objectsOf({ text }).map((object) => {
    const { name: own } = object.metadata;
    return OWN_NAMES.test(own)
      ? object
      : { ...object, metadata: { ...object.metadata, name: file } };
  });
  const rule = RULES[file] ?? deniedBy.replace(/^policy /, "");
  return { name: file, rule, objects };
}

/** Whether a violation is that of a manifest: of one of its objects, or of the namespace that it uses. */
function isAbout(line: string, { name: file, rule, objects }: PlantedManifest): boolean {
  if (!line.endsWith(` ${rule}`)) return false;
  if (file === "workload-in-default-namespace") return line.startsWith("Namespace default ");
  return objects.some(({ kind, metadata }) => {
    const path = [metadata.namespace, metadata.name].filter(Boolean).join("/");
    return line.startsWith(`${kind} ${path} `);
  });
}

/** An administrator who only audits: the server records what he requests. */
const EXAMINER = "examiner";

function startCluster(): Promise<ApiServer> {
  const users = { ...USERS, [EXAMINER]: ["system:masters"] };
  return startApiServer({ users, recorded: [EXAMINER] });
}

/** That the audit requested something, and changed nothing; controllers may write meanwhile. */
async function onlyRead(t: ExecutionContext, server: ApiServer): Promise<void> {
  const verbs = (await server.requests()).map((request) => request.split(" ")[0]);
  t.deepEqual([...new Set(verbs)].sort(), ["get", "list"]);
}

async function auditAs(server: ApiServer, user: string): Promise<ClusterResults> {
  const file = server.kubeconfig(user);
  const login = await clusterLogin(readFileSync(file, "utf8"), file);
  const api = openApi(login);
  const orders = ordersFor(policy, login.server, baselineObjects(baseline));
  try {
    return await evaluateCluster(api, orders);
  } finally {
    api.close();
  }
}

/** Every violation as `<Kind> <namespace>/<name> <rule>`. */
function found({ raw }: ClusterResults): string[] {
  const shown = raw.map(({ subject, rule }) => {
    const { kind, namespace, name } = objectOf(subject) ?? {};
    return `${kind} ${[namespace, name].filter(Boolean).join("/")} ${rule}`;
  });
  return [...new Set(shown)].sort();
}

/** How long controllers write nothing before they count as done with what was planted, ms. */
const QUIET_MS = 5_000;

/** Waits until the cluster's controllers have made what was planted into what an audit meets: pods, claims, roles. */
async function completed(server: ApiServer): Promise<void> {
  await eventually("controllers that have nothing left to do", async () => {
    const before = await versions(server);
    await sleep(QUIET_MS);
    return (await versions(server)) === before ? true : undefined;
  });
}

async function versions(server: ApiServer): Promise<string> {
  const kinds = "all,configmaps,secrets,networkpolicies,clusterroles,roles,rolebindings,namespaces";
  const columns = "-o=custom-columns=K:.kind,N:.metadata.name,V:.metadata.resourceVersion";
  return (await server.kubectl(ADMINISTRATOR, ["get", kinds, "-A", columns])).stdout;
}

test.serial("on a cluster with its baseline and ordinary objects nothing is found", async (t) => {
  t.timeout(1_200_000);
  const server = await startCluster();
  t.teardown(() => server.close());
  const ordinary = ordinaryManifests();
  const objects = ordinary.flatMap(objectsOf);
  t.true(ordinary.length >= 30);
  await plant(server.kubectl, objects);
  await enclose(server.kubectl, objects);
  await completed(server);
  const results = await auditAs(server, EXAMINER);
  t.deepEqual(results.unread, []);
  t.deepEqual(found(results), []);
  t.true(results.objects > 300);
  await onlyRead(t, server);

  const asAuditor = await auditAs(server, "auditor");
  t.true(asAuditor.unread.some(({ what, reason }) => what === "secrets" && /403/.test(reason)));
});

test.serial("the add-ons of a cluster's driver pass as a server completes them", async (t) => {
  t.timeout(1_200_000);
  const server = await startCluster();
  t.teardown(() => server.close());
  const labels = ["kubernetes.io/os=linux", "node-role.kubernetes.io/control-plane="];
  t.is((await server.kubectl(ADMINISTRATOR, ["label", "nodes", "--all", ...labels])).code, 0);
  // Kinds that Calico brings are not installed; nodes and built-in roles are the server's.
  const objects = FILES.flatMap(writtenIn)
    .filter(
      (one) => isBuiltin(one, one.kind) && one.kind !== "Node" && one.metadata.name !== "view",
    )
    .map((one) => (one.kind === "Secret" ? { ...one, stringData: { "cloud.conf": "x" } } : one));
  await plant(server.kubectl, objects);
  await enclose(server.kubectl, objects);
  const rollouts = ["deployment/coredns", "daemonset/calico-node", "daemonset/kube-proxy"];
  for (const one of rollouts) {
    const wait = ["rollout", "status", one, "-n", "kube-system", "--timeout=150s"];
    const { code, stderr } = await server.kubectl(ADMINISTRATOR, wait);
    t.is(code, 0, stderr);
  }
  const results = await auditAs(server, EXAMINER);
  t.deepEqual(found(results), []);
  const { stdout } = await server.kubectl(ADMINISTRATOR, ["get", "pods", "-n", "kube-system"]);
  for (const name of ["calico-node", "coredns"]) t.regex(stdout, new RegExp(`^${name}-`, "m"));

  // The rest of the cluster is as hostile as before: one change of a real object is found.
  const patch = `{"spec":{"template":{"spec":{"hostPID":true}}}}`;
  const change = ["patch", "daemonset/kube-proxy", "-n", "kube-system", "-p", patch];
  t.is((await server.kubectl(ADMINISTRATOR, change)).code, 0);
  const lines = found(await auditAs(server, EXAMINER));
  t.true(lines.includes("DaemonSet kube-system/kube-proxy host-access"), lines.join("\n"));
});

test.serial("objects that are older than the policies are all found, and no others", async (t) => {
  t.timeout(1_200_000);
  const server = await startCluster();
  t.teardown(() => server.close());
  const hostile = hostileManifests()
    .filter(({ name: file }) => !Object.hasOwn(NOT_PLANTED, file))
    .map(renamed);
  const objects = hostile.flatMap((manifest) => manifest.objects);
  await plant(server.kubectl, objects);
  await enclose(server.kubectl, objects);
  await completed(server);
  const results = await auditAs(server, EXAMINER);
  await onlyRead(t, server);
  const lines = found(results);
  t.deepEqual(
    hostile.filter((one) => !lines.some((line) => isAbout(line, one))).map((one) => one.name),
    [],
  );
  t.true(hostile.length >= 50);
  const known = hostile.flatMap((one) => one.objects.map(({ metadata }) => metadata.name));
  // Controllers complete what was planted: pods of a workload, claims of a set, roles that add up others.
  t.deepEqual(
    lines.filter((line) => !known.some((own) => line.includes(own)) && !GROWN.test(line)),
    [],
  );
  t.deepEqual(
    results.unread.map(({ what }) => what),
    ["tax.example.com/v1"],
  );
});
