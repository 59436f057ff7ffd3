/** A site that is deployed for a series of kills, in a fork and on a cloud of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { stateFolder } from "../../operations/paths.ts";
import { Store } from "../../operations/state/store.ts";
import { type Copy, copyRepository, dataOf } from "../../test/live/helpers/copy.ts";
import { administrator, sandbox } from "../../test/live/helpers/site.ts";
import type { Scene } from "./scene.ts";

const SITE = "niamey";
const NAME = "acceptance";
const TENANT = `stacks/${SITE}/tenants/${NAME}.yaml`;
const FLOW = "  reports: { from: front, to: front, protocol: tcp, ports: 8443 }\n";
const ACCOUNT = "serviceAccount: { roles: [member], applicationCredential: true }\n";

/** A command's exit code (`null`: a signal ended it) and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export class Site implements Scene {
  readonly names = { site: SITE, tenant: NAME };
  readonly unit = "s";
  readonly states = stateFolder();
  private readonly fork: Copy;

  private constructor(fork: Copy) {
    this.fork = fork;
  }

  /** Creates and deploys it; its tenant has a service account with an application credential. */
  static async deploy(): Promise<Site> {
    const site = new Site(await copyRepository());
    await site.must("new-site", SITE, "--country", "NE");
    await site.fork.edit(TENANT, (text) => text.replace("groups:\n", `${ACCOUNT}groups:\n`));
    const clean = await sandbox(SITE, "reset");
    if (clean.exitCode !== 0) throw new Error(clean.all);
    await site.must("up", SITE);
    return site;
  }

  now(): number {
    return performance.now() / 1000;
  }

  show(amount: number): string {
    return amount.toFixed(1);
  }

  /** Starts `estate`; its output goes into a file. It leads a group of its own, as if a shell had started it. */
  async begin(...args: string[]): Promise<ChildProcess> {
    const output = await open(this.output, "w");
    const child = spawn(process.execPath, [join(this.fork.folder, "cli/estate.ts"), ...args], {
      cwd: this.fork.folder,
      env: { ...process.env, LC_ALL: "", LANG: "en", ...dataOf(this.fork.folder) },
      stdio: ["ignore", output.fd, output.fd],
      detached: true,
    });
    await output.close();
    return child;
  }

  /** Runs `estate` to its end. */
  async run(...args: string[]): Promise<Ended> {
    const child = await this.begin(...args);
    const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
    return { code, output: await readFile(this.output, "utf8") };
  }

  /** The same; a failure throws with its output. */
  async must(...args: string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code !== 0) throw new Error(`estate ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  /** Adds a flow to the tenant's file, or takes it away. */
  async change(): Promise<void> {
    await this.fork.edit(TENANT, (text) =>
      text.includes(FLOW) ? text.replace(FLOW, "") : text.replace("flows:\n", `flows:\n${FLOW}`),
    );
  }

  /** Deletes the state and all that the store keeps of it. */
  async loseState(): Promise<void> {
    const store = await Store.open(SITE);
    for (const { name } of await store.list()) await store.delete(name);
  }

  /** What `up` changes after the step, and what `drift` finds; of an empty site, what the cloud has. */
  async differences(_: string, __: readonly string[], empty: boolean): Promise<string | undefined> {
    if (empty) {
      const there = await this.inventory();
      return there.length === 0 ? undefined : there.join(", ");
    }
    const up = await this.must("up", SITE);
    if (!/Resources:\s+[\d,]+ unchanged/.test(up)) return up;
    await this.must("drift", SITE);
    return undefined;
  }

  /** What the cloud has of the site, by kind and name. */
  private async inventory(): Promise<string[]> {
    const there = await siteInventory(await administrator(SITE), SITE);
    return there.map(({ kind, item }) => `${kind.kind} ${item.name ?? item.id}`);
  }

  async close(): Promise<void> {
    await sandbox(SITE, "down");
    await this.fork.remove();
  }

  private get output(): string {
    return join(this.fork.folder, "output.log");
  }
}
