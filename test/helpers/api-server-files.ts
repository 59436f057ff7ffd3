/** The files to start a test's API server with: flags, credentials and simulated nodes, as text. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { stringify } from "yaml";

/** The controllers that make a cluster realistic; see `kubernetes all-in-one`. */
const CONTROLLERS = [
  "namespace-controller",
  "serviceaccount-controller",
  "serviceaccount-token-controller",
  "root-ca-certificate-publisher-controller",
  "clusterrole-aggregation-controller",
  "resourcequota-controller",
  "garbage-collector-controller",
  "deployment-controller",
  "replicaset-controller",
  "replicationcontroller-controller",
  "statefulset-controller",
  "daemonset-controller",
  "job-controller",
  "cronjob-controller",
  "endpointslice-controller",
  "node-lifecycle-controller",
  "taint-eviction-controller",
  "disruption-controller",
  "pod-garbage-collector-controller",
  "ephemeral-volume-controller",
  "persistentvolumeclaim-protection-controller",
  "validatingadmissionpolicy-status-controller",
];

/** Kubernetes' own record of requests, as they arrive: those of these users, and of no one else. */
export function auditPolicy(users: readonly string[]): string {
  const recorded = users.length > 0 ? [{ level: "Metadata", users }] : [];
  return JSON.stringify({
    apiVersion: "audit.k8s.io/v1",
    kind: "Policy",
    omitStages: ["ResponseStarted", "ResponseComplete", "Panic"],
    rules: [...recorded, { level: "None" }],
  });
}

/** The requests in a server's record, as `<verb> <path>`. */
export function recordedRequests(log: string): string[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { verb: string; requestURI: string })
    .map(({ verb, requestURI }) => `${verb} ${requestURI}`);
}

/** Where a server reads which requests it records, and where it records them. */
export function auditFiles(folder: string): { readonly policy: string; readonly log: string } {
  return { policy: join(folder, "audit-policy.json"), log: join(folder, "audit.log") };
}

export function etcdFlags(folder: string, client: number, peer: number): string[] {
  const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    "--name=test",
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=test=${peers}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

/** API server, controller manager, scheduler and simulated nodes, in one process. */
export function clusterFlags(
  folder: string,
  port: number,
  etcd: number,
  emulatedVersion?: string,
): string[] {
  const parts = `--kubeconfig=${join(folder, "parts.kubeconfig")}`;
  const key = join(folder, "service-accounts.pem");
  const audit = auditFiles(folder);
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    "--endpoint-reconciler-type=none",
    `--cert-dir=${join(folder, "certificates")}`,
    `--token-auth-file=${join(folder, "tokens.csv")}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--service-cluster-ip-range=10.254.0.0/24",
    "--allow-privileged=true",
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction,PodSecurity,ResourceQuota,LimitRanger,ValidatingAdmissionPolicy",
    "--enable-priority-and-fairness=false",
    "--profiling=false",
    `--audit-policy-file=${audit.policy}`,
    `--audit-log-path=${audit.log}`,
    ...(emulatedVersion ? [`--emulated-version=${emulatedVersion}`] : []),
    "--",
    parts,
    "--leader-elect=false",
    "--secure-port=0",
    "--use-service-account-credentials=true",
    `--service-account-private-key-file=${key}`,
    `--root-ca-file=${join(folder, "certificates/apiserver.crt")}`,
    `--controllers=${CONTROLLERS}`,
    "--",
    parts,
    "--leader-elect=false",
    "--secure-port=0",
    "--",
    parts,
  ];
}

export function newServiceAccountKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return `${privateKey.export({ type: "pkcs8", format: "pem" })}`;
}

/** A token for each user; valid as long as the server runs. */
export function newTokens(users: Iterable<string>): Map<string, string> {
  return new Map([...users].map((user) => [user, randomBytes(24).toString("hex")]));
}

/** The file of static tokens: `token,user,uid,"groups"`. */
export function tokenFile(
  tokens: ReadonlyMap<string, string>,
  groups: Readonly<Record<string, readonly string[]>>,
): string {
  return Array.from(
    tokens,
    ([user, token]) => `${token},${user},${user},"${(groups[user] ?? []).join(",")}"\n`,
  ).join("");
}

/** A kubeconfig; without an authority, any server on loopback is trusted. */
export function kubeconfigText(server: string, token: string, authority?: string): string {
  const trust = authority
    ? { "certificate-authority-data": Buffer.from(authority).toString("base64") }
    : { "insecure-skip-tls-verify": true };
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "test", cluster: { server, ...trust } }],
    users: [{ name: "test", user: { token } }],
    contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
    "current-context": "test",
  });
}

/** Nodes of 8 CPUs and 32 GiB over three zones, as a List. */
export function nodeList(count: number): string {
  const capacity = { cpu: "8", memory: "32Gi", pods: "110", "ephemeral-storage": "100Gi" };
  const items = Array.from({ length: count }, (_, index) => ({
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: `node-${index + 1}`,
      labels: {
        "kubernetes.io/hostname": `node-${index + 1}`,
        "topology.kubernetes.io/region": "bamako-1",
        "topology.kubernetes.io/zone": `az${(index % 3) + 1}`,
      },
    },
    status: { capacity, allocatable: capacity },
  }));
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}
