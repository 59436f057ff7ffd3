/**
 * A cluster of the built etcd and Kubernetes for a test of the programs themselves, with all of Kubernetes'
 * controllers.
 */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { freePorts, launch, type Program, stop, whenReady } from "../helpers/api-server.ts";
import {
  etcdFlags,
  kubeconfigText,
  newServiceAccountKey,
  newTokens,
  tokenFile,
} from "../helpers/api-server-files.ts";

/** Time limit of each step of a cluster on a busy machine, in milliseconds. */
const PATIENCE = 180_000;

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

/** The handles of a running cluster. */
export interface Cluster {
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Starts the control plane on the cluster's data and waits until it is ready. */
  start(...serverFlags: string[]): Promise<void>;
  /** Stops the control plane cleanly, and returns its exit code. */
  stop(): Promise<number | undefined>;
  /** Resident memory of the control plane, in MiB. */
  memory(): Promise<number>;
  /** Runs kubectl as an administrator; throws if it fails. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /** An object, or a list of them, as kubectl reads it. */
  read<T>(...args: string[]): Promise<T>;
  /** Ends all processes and removes all files. */
  close(): Promise<void>;
}

/** Starts etcd for a cluster whose control plane the test starts. */
export async function openCluster(): Promise<Cluster> {
  const { etcd, kubernetes, kubectl } = toolchainPaths();
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-cluster-"));
  const [port, store, peer] = await freePorts();
  const kubeconfig = join(folder, "kubeconfig");
  await writeLogin(folder, kubeconfig, port);
  const running: Program[] = [await launch(folder, etcd, etcdFlags(folder, store, peer))];
  let server: Program | undefined;

  const cluster: Cluster = {
    kubeconfig,
    async start(...serverFlags) {
      const args = ["all-in-one", ...flags(folder, store, port, serverFlags)];
      server = await launch(folder, kubernetes, args);
      running.push(server);
      await whenReady(folder, port, [server]);
    },
    async stop() {
      server?.end();
      return (await server?.ended)?.exitCode;
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
    close: () => stop(folder, running),
  };
  return cluster;
}

/** Asks again until the answer is defined. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`${what}: not within ${PATIENCE / 1000} s`);
}

/** Writes an administrator's login and the key of the service accounts. */
async function writeLogin(folder: string, kubeconfig: string, port: number): Promise<void> {
  const user = "administrator";
  const tokens = newTokens([user]);
  const files = {
    [join(folder, "tokens.csv")]: tokenFile(tokens, { [user]: ["system:masters"] }),
    [join(folder, "accounts.pem")]: newServiceAccountKey(),
    [kubeconfig]: kubeconfigText(`https://127.0.0.1:${port}`, tokens.get(user) ?? ""),
  };
  for (const [file, text] of Object.entries(files)) await writeFile(file, text, { mode: 0o600 });
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
    "--",
    kubeconfig,
    ...quiet,
    `--service-account-private-key-file=${key}`,
    ...QUICK_LOSS.controllers,
    "--",
    kubeconfig,
    ...quiet,
    "--",
    kubeconfig,
  ];
}
