/** The built etcd and Kubernetes in use: a control plane in one process, with simulated nodes that can be lost. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { PINS } from "../../toolchain/pins.ts";
import { type Cluster, eventually, openCluster } from "./cluster.ts";

const { kubernetes, rehearsal, etcd } = toolchainPaths();

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface Pod {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string; readonly podIP?: string };
}

const ZONES = ["az1", "az2", "az3"];

const NODES = ZONES.map((zone) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: `node-${zone}`,
    labels: { "topology.kubernetes.io/zone": zone, "kubernetes.io/hostname": `node-${zone}` },
  },
  status: {
    capacity: { cpu: "4", memory: "8Gi", pods: "110" },
    allocatable: { cpu: "4", memory: "8Gi", pods: "110" },
    addresses: [{ type: "InternalIP", address: "10.1.0.1" }],
    nodeInfo: { kubeletVersion: "v1.35.2" },
  },
}));

const WEB = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        containers: [{ name: "web", image: "registry.bamako.aes.example/web:1" }],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: "topology.kubernetes.io/zone",
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: { app: "web" } },
          },
        ],
      },
    },
  },
};

const JOB = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "once" },
  spec: { template: { spec: { ...WEB.spec.template.spec, restartPolicy: "Never" } } },
};

let cluster: Cluster;
test.before(async () => {
  cluster = await openCluster();
  await cluster.start();
});
test.after.always(() => cluster?.close());

/** Applies objects without kubectl's own validation, which requires more of a node than a test knows. */
const apply = (...items: object[]) =>
  cluster.kubectl(
    ["apply", "--server-side", "--validate=ignore", "-f", "-"],
    JSON.stringify(list(items)),
  );
const list = (items: object[]) => ({ apiVersion: "v1", kind: "List", items });

/** The pods of the Deployment that are not being deleted. */
async function web(): Promise<Pod[]> {
  const { items } = await cluster.read<{ items: Pod[] }>("pods", "-l", "app=web");
  return items.filter((pod) => !pod.metadata.deletionTimestamp);
}

/** The nodes of three pods, once all are running; `undefined` before. */
async function runningOn(...allowed: string[]): Promise<Pod[] | undefined> {
  const pods = await web();
  const run = (pod: Pod) =>
    pod.status.phase === "Running" && allowed.includes(pod.spec.nodeName ?? "");
  return pods.length === 3 && pods.every(run) ? pods : undefined;
}

test.serial("an idle control plane with its nodes takes at most 280 MiB", async (t) => {
  await apply(...NODES);
  await cluster.kubectl(["wait", "--for=condition=Ready", "nodes", "--all", "--timeout=150s"]);
  const memory = await cluster.memory();
  t.log(`${memory.toFixed(0)} MiB`);
  t.true(memory < 280, `${memory} MiB`);
});

test.serial("server, client, etcd and nodes report their versions", async (t) => {
  const versions = JSON.parse(await cluster.kubectl(["version", "-o", "json"]));
  t.like(versions.serverVersion, { gitVersion: `v${PINS.kubernetes}`, major: "1", minor: "36" });
  t.like(versions.clientVersion, { gitVersion: `v${PINS.kubernetes}`, gitTreeState: "clean" });
  t.true((await execa(etcd, ["--version"])).stdout.startsWith(`etcd Version: ${PINS.etcd}\n`));
  const node = await cluster.read<{ status: (typeof NODES)[0]["status"] }>("node", "node-az1");
  t.is(node.status.nodeInfo.kubeletVersion, "v1.35.2");
});

test.serial("a Deployment is available, each pod in a zone and with an address", async (t) => {
  await apply(WEB);
  await cluster.kubectl(["wait", "--for=condition=Available", "deploy/web", "--timeout=150s"]);
  const pods = await web();
  t.deepEqual(pods.map((pod) => pod.spec.nodeName).sort(), ["node-az1", "node-az2", "node-az3"]);
  t.is(new Set(pods.map((pod) => pod.status.podIP)).size, 3);
});

test.serial("a Job completes, and a namespace is deleted with its contents", async (t) => {
  await cluster.kubectl(["create", "namespace", "short"]);
  await cluster.kubectl(["apply", "-n", "short", "-f", "-"], JSON.stringify(JOB));
  await cluster.kubectl([
    "wait",
    "--for=condition=Complete",
    "-n",
    "short",
    "job/once",
    "--timeout=150s",
  ]);
  await cluster.kubectl(["delete", "namespace", "short", "--timeout=150s"]);
  const { items } = await cluster.read<{ items: { metadata: { name: string } }[] }>("namespaces");
  t.false(items.some(({ metadata }) => metadata.name === "short"));
});

test.serial("a lost node is detected and its pods run elsewhere, until it is back", async (t) => {
  const annotation = "sandbox.aes.example/down";
  await cluster.kubectl(["annotate", "node", "node-az1", `${annotation}=true`]);
  const pods = await eventually("pods elsewhere", () => runningOn("node-az2", "node-az3"));
  t.is(pods.length, 3);
  const lost = await cluster.read<{ status: { conditions: Condition[] } }>("node", "node-az1");
  t.is(lost.status.conditions.find(({ type }) => type === "Ready")?.status, "Unknown");

  await cluster.kubectl(["annotate", "node", "node-az1", `${annotation}-`]);
  await cluster.kubectl(["wait", "--for=condition=Ready", "node/node-az1", "--timeout=150s"]);
  const { items } = await eventually("the old pods are gone", async () => {
    const all = await cluster.read<{ items: Pod[] }>("pods", "-l", "app=web");
    return all.items.some((pod) => pod.metadata.deletionTimestamp) ? undefined : all;
  });
  t.is(items.length, 3);
});

test.serial("SIGTERM ends it cleanly, and an older version can use the data", async (t) => {
  t.is(await cluster.stop(), 0, "after 15 s it would have been killed");
  await cluster.start("--emulated-version=1.35");
  const { serverVersion } = JSON.parse(await cluster.kubectl(["version", "-o", "json"]));
  t.is(serverVersion.emulationMinor, "35");
  t.truthy(
    await eventually("the pods run on", () => runningOn(...NODES.map((n) => n.metadata.name))),
  );
});

test("a wrong flag gives one line and exit code 1", async (t) => {
  const cases: Record<string, string[]> = {
    "kubernetes all-in-one: kube-apiserver: unknown flag: --nope": ["--nope"],
    "kubernetes all-in-one: kube-scheduler: unknown flag: --nope": ["--", "--", "--nope"],
    'kubernetes all-in-one: simulator: got arguments ["x"], want only flags': [
      "--",
      "--",
      "--",
      "x",
    ],
    "kubernetes all-in-one: got 5 parts of flags, want at most 4": ["--", "--", "--", "--"],
  };
  for (const [line, flags] of Object.entries(cases)) {
    const run = await execa(kubernetes, ["all-in-one", ...flags], { reject: false, all: true });
    t.is(run.all, line);
    t.is(run.exitCode, 1, line);
  }
});

test("a missing flag of the API server gives a last line and exit code 1", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-flags-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const server = ["--bind-address=127.0.0.1", `--cert-dir=${folder}`];
  const run = await execa(kubernetes, ["all-in-one", ...server], { reject: false });
  t.is(run.exitCode, 1);
  t.regex(
    run.stderr.split("\n").at(-1) ?? "",
    /^kubernetes all-in-one: kube-apiserver: \[--etcd-servers must be specified, /,
  );
});

test("it acts as the program of its name, and lists the known names", async (t) => {
  for (const name of ["kube-apiserver", "kube-controller-manager", "kube-scheduler"]) {
    const { stdout } = await execa(join(rehearsal, name), ["--version"]);
    t.is(stdout, `Kubernetes v${PINS.kubernetes}`);
  }
  t.regex((await execa(kubernetes, ["kubectl", "options"])).stdout, /--kubeconfig=/);
  const unknown = await execa(kubernetes, ["k3s"], { reject: false });
  t.is(unknown.exitCode, 2);
  t.regex(unknown.stderr, /^usage: kubernetes all-in-one\|kube-apiserver\|/);
});
