/** Real previews of a program that creates one cluster: the effect of a change of each input. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KubernetesClusterArgs } from "../../components/index.ts";
import { type Engine, openEngine } from "../helpers/pulumi.ts";

const root = join(import.meta.dirname, "../..");
const PROGRAM = "one-cluster";

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
new KubernetesCluster("c", config.requireObject("args"), { providers: [serviceAccount, ...management] });
`;

/** The engine's planned step for one resource. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  /** The differences, by path; only for Kubernetes resources. */
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

/** A stack of that program. */
export interface OneCluster {
  /** Deploys the cluster with these inputs. */
  up(args: KubernetesClusterArgs): Promise<void>;
  /** The planned steps, without unchanged resources. */
  preview(args: KubernetesClusterArgs): Promise<Step[]>;
  /** The printed output of a preview, and its exit code. */
  diff(args: KubernetesClusterArgs): Promise<{ code: number | undefined; output: string }>;
  /** Inputs of all created resources. */
  inputs(): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A stack whose cloud is at \`authUrl\`; \`management\` is the kubeconfig of a management cluster. */
export async function openOneCluster(authUrl: string, management?: string): Promise<OneCluster> {
  const engine = await openEngine();
  try {
    await writeProgram(engine);
    await engine.init(PROGRAM, "s", {});
    return oneCluster(engine, authUrl, management);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function oneCluster(engine: Engine, authUrl: string, management?: string): OneCluster {
  let files = 0;
  const run = async (args: KubernetesClusterArgs, ...command: string[]) => {
    files += 1;
    const file = join(engine.programs, PROGRAM, `config-${files}.yaml`);
    const values = { authUrl, args, ...(management ? { management } : {}) };
    const config = Object.entries(values).map(([key, value]) => [`${PROGRAM}:${key}`, value]);
    await writeFile(file, JSON.stringify({ config: Object.fromEntries(config) }));
    return engine.pulumi(PROGRAM, [...command, "--stack", "s", "--config-file", file]);
  };
  return {
    async up(args) {
      const { code, output } = await run(args, "up", "--yes", "--skip-preview");
      if (code !== 0) throw new Error(output);
    },
    async preview(args) {
      const { code, output } = await run(args, "preview", "--json");
      if (code !== 0) throw new Error(output);
      const { steps } = JSON.parse(output.slice(output.indexOf("{"))) as { steps: Step[] };
      return steps.filter(({ op }) => op !== "same" && op !== "read");
    },
    diff: (args) => run(args, "preview", "--diff"),
    async inputs() {
      const { output } = await engine.pulumi(PROGRAM, ["stack", "export", "--stack", "s"]);
      const { deployment } = JSON.parse(output) as {
        deployment: { resources: { inputs?: Record<string, unknown> }[] };
      };
      return deployment.resources.map(({ inputs = {} }) => inputs);
    },
    close: () => engine.close(),
  };
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
