/** Real previews of a program that creates clusters: the effect of a change of each one's inputs. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KubernetesClusterArgs } from "../../components/index.ts";
import { type Engine, openEngine, type RunResult } from "../helpers/pulumi.ts";

const root = join(import.meta.dirname, "../..");
const PROGRAM = "clusters";

const SOURCE = `
import * as pulumi from "@pulumi/pulumi";
import * as kubernetes from "@pulumi/kubernetes";
import { connect, KubernetesCluster } from "../../../components/index.ts";

const config = new pulumi.Config();
const serviceAccount = connect("service-account", {
  authUrl: config.require("authUrl"), region: "here", userName: "service-account", password: "p",
  tenantName: "p", userDomainName: "d",
});
const file = config.get("management");
const management = file ? [new kubernetes.Provider("management", { kubeconfig: file })] : [];
for (const [name, args] of Object.entries(config.requireObject("clusters"))) {
  new KubernetesCluster(name, args, { providers: [serviceAccount, ...management] });
}
`;

/** The engine's planned step for one resource. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  /** The differences, by path; only for Kubernetes resources. */
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

/** Inputs of each cluster, by its name in the program; no name contains a hyphen. */
export type Orders = Readonly<Record<string, KubernetesClusterArgs>>;
/** The planned steps of each cluster, by its name, without unchanged resources. */
export type Steps = Readonly<Record<string, readonly Step[]>>;

/** A stack of that program. */
export interface Clusters {
  /** Deploys clusters with these inputs. */
  up(orders: Orders): Promise<void>;
  preview(orders: Orders): Promise<Steps>;
  /** The printed output of a preview, and its exit code. */
  diff(orders: Orders): Promise<RunResult>;
  /** Inputs of all created resources of a cluster. */
  inputs(name: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A stack whose cloud is at `authUrl`; `management` is the kubeconfig of a management cluster. */
export async function openClusters(authUrl: string, management?: string): Promise<Clusters> {
  // The engine would write the whole state twice for each resource.
  const engine = await openEngine({ PULUMI_SKIP_CHECKPOINTS: "true" });
  try {
    await writeProgram(engine);
    await engine.init(PROGRAM, "s", {});
    return clustersOf(engine, authUrl, management);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function clustersOf(engine: Engine, authUrl: string, management?: string): Clusters {
  let files = 0;
  const run = async (clusters: Orders, ...command: string[]) => {
    files += 1;
    const file = join(engine.programs, PROGRAM, `config-${files}.yaml`);
    const values = { authUrl, clusters, ...(management ? { management } : {}) };
    const config = Object.entries(values).map(([key, value]) => [`${PROGRAM}:${key}`, value]);
    await writeFile(file, JSON.stringify({ config: Object.fromEntries(config) }));
    return engine.pulumi(PROGRAM, [...command, "--stack", "s", "--config-file", file]);
  };
  return {
    async up(orders) {
      const { code, output } = await run(orders, "up", "--yes", "--skip-preview");
      if (code !== 0) throw new Error(output);
    },
    async preview(orders) {
      const { code, output } = await run(orders, "preview", "--json");
      if (code !== 0) throw new Error(output);
      const { steps } = JSON.parse(output.slice(output.indexOf("{"))) as { steps: Step[] };
      return byCluster(steps, Object.keys(orders));
    },
    diff: (orders) => run(orders, "preview", "--diff"),
    async inputs(name) {
      const { output } = await engine.pulumi(PROGRAM, ["stack", "export", "--stack", "s"]);
      const { deployment } = JSON.parse(output) as {
        deployment: { resources: { urn: string; inputs?: Record<string, unknown> }[] };
      };
      const own = deployment.resources.filter(({ urn }) => isPartOf(urn, name));
      return own.map(({ inputs = {} }) => inputs);
    },
    close: () => engine.close(),
  };
}

/** The changes of each cluster; a change of anything else is an error. */
function byCluster(steps: readonly Step[], names: readonly string[]): Steps {
  const changes = steps.filter(({ op }) => op !== "same" && op !== "read");
  const found = Map.groupBy(changes, ({ op, urn }) => {
    const name = names.find((name) => isPartOf(urn, name));
    if (name === undefined) throw new Error(`${op} of ${urn}, which is part of no cluster`);
    return name;
  });
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? []]));
}

/** Whether a resource is a cluster or one of its children, whose names begin with the cluster's. */
function isPartOf(urn: string, cluster: string): boolean {
  return `${resourceName(urn)}-`.startsWith(`${cluster}-`);
}

/** A resource's name in the program. */
export function resourceName(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

async function writeProgram({ programs }: Engine): Promise<void> {
  await symlink(join(root, "components"), join(programs, "../../components"));
  const folder = join(programs, PROGRAM);
  await mkdir(folder);
  const runtime = { name: "nodejs", options: { typescript: false } };
  await writeFile(
    join(folder, "Pulumi.yaml"),
    JSON.stringify({ name: PROGRAM, runtime, main: "index.ts" }),
  );
  await writeFile(join(folder, "index.ts"), SOURCE);
}

/** The meaning of a list of steps for a cluster, in the terms of docs/effects.md. */
export function effectOf(steps: readonly Step[]): string {
  const ops = (...types: string[]) =>
    steps
      .filter(({ urn }) => types.some((type) => urn.includes(`:${type}::`)))
      .filter((step) => !isRelabelling(step))
      .map(({ op }) => op);
  const cluster = ops("Cluster", "OpenStackCluster");
  const pools = ops("NodeGroup", "MachineDeployment");
  const made = ops("OpenStackMachineTemplate", "KubeadmConfigTemplate");
  const plane = ops("KubeadmControlPlane");
  const meanings: [boolean, string][] = [
    [cluster.includes("replace"), "new cluster"],
    [pools.includes("replace"), "new pool"],
    [pools.includes("create"), "pool added"],
    [pools.includes("delete"), "pool removed"],
    [ops("ClusterTemplate").includes("replace"), "new template"],
    [made.includes("replace"), "new servers"],
    [plane.includes("update"), "control plane"],
    [pools.includes("update"), "pool"],
    [cluster.includes("update"), "cluster"],
    [steps.length > 0, "in place"],
  ];
  return meanings.find(([holds]) => holds)?.[1] ?? "nothing";
}

/** A change of only the labels of a Kubernetes resource. */
function isRelabelling({ op, detailedDiff }: Step): boolean {
  const paths = Object.keys(detailedDiff ?? {});
  return (
    op === "update" && paths.length > 0 && paths.every((path) => /^metadata\.labels/.test(path))
  );
}
