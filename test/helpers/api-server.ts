/**
 * A real Kubernetes API server for tests: its own etcd, folder, ports and users; gone when the test file ends, however
 * it ends.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { toolchainPaths } from "../../toolchain/paths.ts";
import {
  auditFiles,
  auditPolicy,
  clusterFlags,
  etcdFlags,
  kubeconfigText,
  newServiceAccountKey,
  newTokens,
  nodeList,
  recordedRequests,
  tokenFile,
} from "./api-server-files.ts";

/** The output of `kubectl`. */
export interface KubectlResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `kubectl` as a user: the only interface that the tests of manifests use, so that they run against any cluster.
 */
export type Kubectl = (
  user: string,
  args: readonly string[],
  stdin?: string,
) => Promise<KubectlResult>;

export interface ApiServer {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** A separate folder, also for files that a test writes; removed when the server is closed. */
  readonly folder: string;
  /** Path of a user's kubeconfig; it refers to no other file. */
  kubeconfig(user: string): string;
  readonly kubectl: Kubectl;
  /** What the recorded users have requested so far, each as `<verb> <path>`, with Kubernetes' verbs. */
  requests(): Promise<string[]>;
  close(): Promise<void>;
}

export interface ApiServerOptions {
  /**
   * Groups by user.
   * @default only ADMINISTRATOR, who is always there
   */
  readonly users?: Readonly<Record<string, readonly string[]>>;
  /**
   * Simulated nodes, over three zones.
   * @default 3
   */
  readonly nodes?: number;
  /**
   * Kubernetes release to behave as, like `1.35`.
   * @default the binary's own
   */
  readonly emulatedVersion?: string;
  /**
   * Users whose requests the server records.
   * @default none
   */
  readonly recorded?: readonly string[];
}

/** The user who may do everything. */
export const ADMINISTRATOR = "administrator";

const READY_WITHIN = 240_000;
const KUBECTL_WITHIN = 240_000;

/** Starts a server and waits until it is ready; tries again if another process took the port meanwhile. */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  for (let tries = 1; ; tries += 1) {
    const folder = await mkdtemp(join(tmpdir(), "aes-estate-api-server-"));
    const started: Program[] = [];
    try {
      return await start(folder, started, options);
    } catch (error) {
      await stop(folder, started);
      if (tries === 3 || !`${error}`.includes("address already in use")) throw error;
    }
  }
}

async function start(folder: string, started: Program[], options: ApiServerOptions) {
  const { etcd, kubernetes, kubectl: program } = toolchainPaths();
  const [port, client, peer] = await freePorts();
  const url = `https://127.0.0.1:${port}`;
  const groups = { ...options.users, [ADMINISTRATOR]: ["system:masters"] };
  const tokens = newTokens(Object.keys(groups));
  const secret = (name: string, text: string) =>
    writeFile(join(folder, name), text, { mode: 0o600 });
  await secret("tokens.csv", tokenFile(tokens, groups));
  await secret("service-accounts.pem", newServiceAccountKey());
  const audit = auditFiles(folder);
  await writeFile(audit.policy, auditPolicy(options.recorded ?? []));
  await writeFile(audit.log, "", { mode: 0o600 });
  // The in-process parts start before the server has created its certificate.
  await secret("parts.kubeconfig", kubeconfigText(url, tokens.get(ADMINISTRATOR) ?? ""));

  started.push(await launch(folder, etcd, etcdFlags(folder, client, peer)));
  const flags = clusterFlags(folder, port, client, options.emulatedVersion);
  started.push(await launch(folder, kubernetes, ["all-in-one", ...flags]));
  const authority = await whenReady(folder, port, started);

  const kubeconfig = (user: string) => join(folder, `${user}.kubeconfig`);
  for (const [user, token] of tokens) {
    await secret(`${user}.kubeconfig`, kubeconfigText(url, token, authority));
  }
  const kubectl: Kubectl = async (user, args, input = "") => {
    const mine = [`--kubeconfig=${kubeconfig(user)}`, `--cache-dir=${join(folder, "cache", user)}`];
    const limits = { reject: false, timeout: KUBECTL_WITHIN } as const;
    const run = await execa(program, [...mine, ...args], { input, ...limits });
    return { code: run.exitCode, stdout: run.stdout, stderr: run.stderr };
  };
  const nodes = nodeList(options.nodes ?? 3);
  // kubectl gives the server 32 s to send its schema, which one that has just started on a busy machine exceeds.
  const apply = ["apply", "--server-side", "--validate=false", "-f", "-"];
  const made = await kubectl(ADMINISTRATOR, apply, nodes);
  if (made.code !== 0) throw new Error(`no simulated nodes: ${made.stderr}`);
  const requests = async () => recordedRequests(await readFile(audit.log, "utf8"));
  return { url, folder, kubeconfig, kubectl, requests, close: () => stop(folder, started) };
}

/** A program of a test's API server, running in its folder. */
export interface Program {
  readonly pid: number | undefined;
  readonly log: string;
  /** Resolves when it has ended, however that was. */
  readonly ended: Promise<{ readonly exitCode?: number }>;
  running(): boolean;
  end(): void;
}

/** A program that ends with this process: at its orderly end by execa, at any other by the kernel. */
export async function launch(folder: string, program: string, args: string[]): Promise<Program> {
  await mkdir(join(folder, "certificates"), { recursive: true });
  const log = `${join(folder, program.split("/").at(-1) ?? "")}.log`;
  const run = execa("setpriv", ["--pdeathsig", "KILL", "--", program, ...args], {
    stdin: "ignore",
    stdout: "ignore",
    stderr: { file: log },
    cleanup: true,
    reject: false,
    forceKillAfterDelay: 15_000,
  });
  return {
    pid: run.pid,
    log,
    ended: run,
    running: () => run.exitCode === null && run.signalCode === null,
    end: () => run.kill(),
  };
}

/** Waits for /readyz, and gives the certificate to trust. */
export async function whenReady(folder: string, port: number, started: readonly Program[]) {
  const deadline = Date.now() + READY_WITHIN;
  for (;;) {
    const certificate = await readFile(join(folder, "certificates/apiserver.crt"), "utf8").catch(
      () => undefined,
    );
    if (certificate && (await answers(port, certificate))) return certificate;
    const gone = started.find((program) => !program.running());
    if (gone) throw new Error(`ended at once: ${await tail(gone.log)}`);
    if (Date.now() > deadline) {
      const logs = await Promise.all(started.map(({ log }) => tail(log)));
      throw new Error(`not ready within ${READY_WITHIN / 1000} s: ${logs.join("\n")}`);
    }
    await new Promise((go) => setTimeout(go, 100));
  }
}

function answers(port: number, ca: string): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, path: "/readyz", ca, agent: false, timeout: 2000 };
    const request = get(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** Ends all that was started and removes the folder. */
export async function stop(folder: string, started: readonly Program[]): Promise<void> {
  // The API server first: without its store it would only complain.
  for (const program of [...started].reverse()) {
    program.end();
    await program.ended;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Three ports of loopback that were free a moment ago. */
export async function freePorts(): Promise<[number, number, number]> {
  const servers = [createServer(), createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.on("error", reject);
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports as [number, number, number];
}

async function tail(log: string): Promise<string> {
  return (await readFile(log, "utf8")).slice(-3000);
}
