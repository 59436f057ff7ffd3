/** A tenant's cluster for tests: a real API server, with the baseline deployed by the real engine. */
import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import {
  ADMINISTRATOR,
  type ApiServer,
  type Kubectl,
  startApiServer,
} from "../helpers/api-server.ts";
import { type Engine, openEngine, type RunResult } from "../helpers/pulumi.ts";
import { baseline, USERS } from "./tenant.ts";

const root = join(import.meta.dirname, "../..");

export interface TenantCluster {
  readonly server: ApiServer;
  readonly engine: Engine;
  /** Runs `pulumi` for the baseline's stack. */
  pulumi(...args: string[]): Promise<RunResult>;
  close(): Promise<void>;
}

/** Starts the cluster, which is empty. */
export async function openTenantCluster(): Promise<TenantCluster> {
  const engine = await openEngine({ KUBECONFIG: "/nonexistent" });
  const closing: (() => Promise<void>)[] = [() => engine.close()];
  try {
    const server = await startApiServer({ users: USERS });
    closing.push(() => server.close());
    await symlink(join(root, "components"), join(engine.programs, "../../components"));
    await cp(join(import.meta.dirname, "program"), join(engine.programs, "baseline"), {
      recursive: true,
    });
    await engine.init("baseline", "bamako", {
      "baseline:kubeconfig": server.kubeconfig(ADMINISTRATOR),
      "baseline:baseline": baseline,
    });
    const pulumi = (...args: string[]) =>
      engine.pulumi("baseline", [...args, "--stack=bamako"], { PULUMI_CONFIG_PASSPHRASE: "test" });
    return { server, engine, pulumi, close: () => closeAll(closing) };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

const NON_COMPLIANT = JSON.stringify({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "probe" },
  spec: {
    selector: { matchLabels: { app: "probe" } },
    template: {
      metadata: { labels: { app: "probe" } },
      spec: { containers: [{ name: "probe", image: "docker.io/probe:1" }] },
    },
  },
});

/** Waits until the policies answer: a policy takes effect a moment after it is created. */
export async function policiesInForce(kubectl: Kubectl, user: string, namespace: string) {
  const create = ["create", "--dry-run=server", "-n", namespace, "-f", "-"];
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { stderr } = await kubectl(user, create, NON_COMPLIANT);
    if (stderr.includes("[image-registry]")) return;
    if (Date.now() > deadline)
      throw new Error(`the policies are not in force after 120 s: ${stderr}`);
    await new Promise((go) => setTimeout(go, 300));
  }
}

async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  for (const close of [...closing].reverse()) await close();
}
