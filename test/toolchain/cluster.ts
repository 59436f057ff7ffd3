/** A cluster of the built etcd and Kubernetes for a test of the programs themselves: own folder, ports and login. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { toolchainPaths } from "../../toolchain/paths.ts";

/** How long anything of a cluster may take on a busy machine, in milliseconds. */
const PATIENCE = 60_000;

/** A lost node is noticed, and its pods are replaced, within seconds. */
const QUICK_LOSS = {
  server: [
    "--default-not-ready-toleration-seconds=2",
    "--default-unreachable-toleration-seconds=2",
  ],
  controllers: [
    "--node-monitor-period=1s",
    "--node-monitor-grace-period=10s",
    "--node-eviction-rate=10",
    "--secondary-node-eviction-rate=10",
  ],
};

/** What of it a cluster is, running. */
export interface Cluster {
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Starts the control plane on the cluster's data and waits until it is ready. */
  start(...serverFlags: string[]): Promise<void>;
  /** Ends the control plane as an orderly machine would, and gives its exit code. */
  stop(): Promise<number | undefined>;
  /** Resident memory of the control plane, in MiB. */
  memory(): Promise<number>;
  /** Runs kubectl as an administrator; fails unless it succeeds. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /** An object, or a list of them, as kubectl reads it. */
  read<T>(...args: string[]): Promise<T>;
  /** Ends all that runs and removes all that was written. */
  close(): Promise<void>;
}

/** Starts etcd for a cluster whose control plane the test starts. */
export async function openCluster(): Promise<Cluster> {
  const { etcd, kubernetes, kubectl } = toolchainPaths();
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-cluster-"));
  const [store = 0, peer = 0, port = 0] = await freePorts(3);
  const kubeconfig = join(folder, "kubeconfig");
  await writeLogin(folder, kubeconfig, port);
  const running: Program[] = [launch(folder, etcd, etcdFlags(folder, store, peer))];
  let server: Program | undefined;

  const cluster: Cluster = {
    kubeconfig,
    async start(...serverFlags) {
      server = launch(folder, kubernetes, [
        "all-in-one",
        ...flags(folder, store, port, serverFlags),
      ]);
      running.push(server);
      await ready(port, server);
    },
    async stop() {
      server?.kill("SIGTERM");
      return (await server)?.exitCode;
    },
    async memory() {
      const status = await readFile(`/proc/${server?.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async kubectl(args, input = "") {
      const login = [`--kubeconfig=${kubeconfig}`, `--cache-dir=${join(folder, "cache")}`];
      return (await execa(kubectl, [...login, ...args], { input, timeout: PATIENCE })).stdout;
    },
    async read(...args) {
      return JSON.parse(await cluster.kubectl(["get", "-o", "json", ...args]));
    },
    async close() {
      for (const child of running) child.kill("SIGKILL");
      await Promise.all(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return cluster;
}

type Program = ReturnType<typeof launch>;

/** Whatever ends this process ends the program: an orderly end through execa, any other through the kernel. */
function launch(folder: string, program: string, args: readonly string[]) {
  return execa("setpriv", ["--pdeathsig", "KILL", "--", program, ...args], {
    cwd: folder,
    reject: false,
    stdin: "ignore",
    stdout: "ignore",
    stderr: "pipe",
  });
}

/** Asks again until the answer is a value. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`${what}: not within ${PATIENCE / 1000} s`);
}

async function ready(port: number, server: Program): Promise<void> {
  await eventually("the API server is ready", async () => {
    if (server.exitCode !== null) throw new Error(`it ended: ${(await server).stderr}`);
    return (await answers(`https://127.0.0.1:${port}/readyz`)) || undefined;
  });
}

/** Whether a URL answers 200; the server's certificate is one it has just made itself. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on("error", () => resolve(false));
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => new Promise((done) => server.once("listening", done))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Writes an administrator's login and the key of the service accounts. */
async function writeLogin(folder: string, kubeconfig: string, port: number): Promise<void> {
  const token = randomBytes(16).toString("hex");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "sec1", format: "pem" });
  const server = `https://127.0.0.1:${port}`;
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "u", user: { token } }],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    "current-context": "c",
  };
  const files = {
    [join(folder, "tokens.csv")]: `${token},administrator,1,system:masters\n`,
    [join(folder, "accounts.pem")]: String(key),
    [kubeconfig]: JSON.stringify(config),
  };
  for (const [file, text] of Object.entries(files)) await writeFile(file, text, { mode: 0o600 });
}

function etcdFlags(folder: string, store: number, peer: number): string[] {
  const [client, own] = [`http://127.0.0.1:${store}`, `http://127.0.0.1:${peer}`];
  return [
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${own}`,
    `--initial-advertise-peer-urls=${own}`,
    `--initial-cluster=default=${own}`,
    "--unsafe-no-fsync",
    "--log-level=error",
  ];
}

function flags(folder: string, store: number, port: number, serverFlags: string[]): string[] {
  const kubeconfig = `--kubeconfig=${join(folder, "kubeconfig")}`;
  const key = join(folder, "accounts.pem");
  const quiet = ["--leader-elect=false", "--secure-port=0"];
  return [
    `--etcd-servers=http://127.0.0.1:${store}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, "certificates")}`,
    "--endpoint-reconciler-type=none",
    `--token-auth-file=${join(folder, "tokens.csv")}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--service-cluster-ip-range=10.254.0.0/24",
    "--authorization-mode=Node,RBAC",
    "--enable-priority-and-fairness=false",
    ...QUICK_LOSS.server,
    ...serverFlags,
    ...["--", kubeconfig, ...quiet, `--service-account-private-key-file=${key}`],
    ...QUICK_LOSS.controllers,
    ...["--", kubeconfig, ...quiet],
    ...["--", kubeconfig],
  ];
}
