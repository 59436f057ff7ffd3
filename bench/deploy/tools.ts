/** What is compared: four ways to bring the same estate to the same cloud, each in folders of its own. */
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { stringify } from "yaml";
import { toolchainEnv, toolchainPaths } from "../../toolchain/paths.ts";
import { SITE } from "../project.ts";
import type { Command } from "../timed.ts";
import type { Configuration } from "./hcl/generate.ts";
import { SOURCE } from "./hcl/generate.ts";
import type { Step } from "./raw/graph.ts";
import { changeTenant, type Site } from "./site.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The measured operations, in the order in which they follow each other. */
export const STEPS = ["preview", "up", "unchanged", "refreshed", "changed", "down"] as const;
export type StepName = (typeof STEPS)[number];

export interface Tool {
  readonly key: ToolName;
  readonly title: string;
  /** Prepares a cloud that has nothing. */
  begin(): Promise<void>;
  /** Prepares the change of one tenant. */
  change(): Promise<void>;
  /** The command of an operation; `undefined` where the tool has none. */
  command(step: StepName): Command | undefined;
}
export type ToolName = "estate" | "pulumi" | "tofu" | "raw";

/** The environment without personal settings, which must not affect the measurements. */
export function withoutSettings(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = /^(OS_|AWS_|TF_|PULUMI_|NODE_OPTIONS$|GOGC$|GOMEMLIMIT$|AES_(?!ESTATE_CACHE$))/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}

/** `estate`, as a person runs it: guard, policy pack, shared plugin, state keeper, the state in the cloud's object store. */
export function estateTool(site: Site, renew: () => Promise<void>): Tool {
  const env = {
    ...withoutSettings(),
    AES_ESTATE_PROJECT: site.project,
    AES_ESTATE_STATE: site.state,
    AES_ESTATE_STATE_KEEPER: "on",
  };
  const run = (command: string): Command => ({
    argv: [process.execPath, join(ROOT, "cli/estate.ts"), command, SITE, "--lang", "en"],
    cwd: ROOT,
    env,
  });
  const commands = {
    preview: "preview",
    up: "up",
    unchanged: "up",
    refreshed: "refresh",
    changed: "up",
    down: "down",
  };
  return {
    key: "estate",
    title: "`estate`: guard, pack, plugin, keeper",
    begin: renew,
    change: () => changeTenant(site),
    command: (step) => run(commands[step]),
  };
}

/** Projects are protected, and stock Pulumi destroys nothing while one is; `estate down` does the same. */
const UNPROTECT = `"$0" state unprotect --all --yes --stack ${SITE} >/dev/null && exec "$0" "$@"`;

/** The same program with the same engine and plugins, without anything of ours around them, and a state in a folder. */
export async function pulumiTool(
  folder: string,
  site: Site,
  renew: () => Promise<void>,
): Promise<Tool> {
  const paths = toolchainPaths();
  const [home, state, project] = ["home", "backend", "program"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const env = {
    ...withoutSettings(),
    ...toolchainEnv(paths),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    AES_ESTATE_PROJECT: site.project,
    OS_CLIENT_CONFIG_FILE: site.clouds,
    AES_ESTATE_LINK_KEY_FILE: join(folder, "no-link-key"),
  };
  const run = (...args: string[]): Command => ({
    argv: [
      join(paths.bin, "pulumi"),
      ...args,
      "--stack",
      SITE,
      "--non-interactive",
      "--color=never",
    ],
    cwd: project,
    env,
  });
  const destroy = run("destroy", "--yes", "--skip-preview");
  const commands: Readonly<Record<StepName, Command>> = {
    preview: run("preview"),
    up: run("up", "--yes", "--skip-preview"),
    unchanged: run("up", "--yes", "--skip-preview"),
    refreshed: run("up", "--yes", "--skip-preview", "--refresh"),
    changed: run("up", "--yes", "--skip-preview"),
    down: { ...destroy, argv: ["bash", "-c", UNPROTECT, ...destroy.argv] },
  };
  return {
    key: "pulumi",
    title: "Pulumi, the same program, state in files",
    async begin() {
      await renew();
      for (const old of [home, state, project]) await rm(old, { recursive: true, force: true });
      for (const made of [home, state, project]) await mkdir(made, { recursive: true });
      await symlink(paths.plugins, join(home, "plugins"));
      // Without the start of ours that Pulumi.yaml of this repository names.
      const runtime = { name: "nodejs", options: { typescript: false } };
      const main = join(ROOT, "stacks/index.ts");
      await writeFile(
        join(project, "Pulumi.yaml"),
        stringify({ name: "aes-estate", runtime, main }),
      );
      const file = `Pulumi.${SITE}.yaml`;
      await writeFile(join(project, file), await readFile(join(site.project, file), "utf8"));
      await symlink(join(ROOT, "node_modules"), join(project, "node_modules"));
      const [program = "", ...args] = run("stack", "init").argv;
      await execa(program, args, { cwd: project, env, extendEnv: false });
    },
    change: () => changeTenant(site),
    command: (step) => commands[step],
  };
}

/** The configuration of OpenTofu for an estate, before its change and after. */
export interface Configurations {
  readonly before: Configuration;
  readonly after: Configuration;
}

/**
 * OpenTofu with the same provider. As Pulumi does by itself, it trusts its state; `refreshed` is its own default, which first reads
 * every resource.
 */
export function tofuTool(
  folder: string,
  peers: { readonly tofu: string; readonly provider: string },
  { before, after }: Configurations,
): Tool {
  const settings = join(folder, "tofu.rc");
  const env = {
    ...withoutSettings(),
    TF_CLI_CONFIG_FILE: settings,
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const run = (...args: string[]): Command => ({
    argv: [peers.tofu, ...args, "-input=false", "-no-color"],
    cwd: folder,
    env,
  });
  const write = async ({ main, secrets }: Configuration) => {
    await writeFile(join(folder, "main.tf.json"), JSON.stringify(main));
    await writeFile(join(folder, "terraform.tfvars.json"), JSON.stringify(secrets), {
      mode: 0o600,
    });
  };
  const trusting = "-refresh=false";
  const apply = run("apply", "-auto-approve", trusting);
  const commands = {
    preview: run("plan", trusting),
    up: apply,
    unchanged: apply,
    refreshed: run("apply", "-auto-approve"),
    changed: apply,
    down: run("destroy", "-auto-approve", trusting),
  };
  return {
    key: "tofu",
    title: "OpenTofu",
    async begin() {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      await writeFile(settings, installation(peers.provider));
      await write(before);
    },
    change: () => write(after),
    command: (step) => commands[step],
  };
}

/** A CLI configuration that uses a built provider. */
export function installation(provider: string): string {
  const folder = provider.slice(0, provider.lastIndexOf("/"));
  return `provider_installation {\n  dev_overrides {\n    "${SOURCE}" = "${folder}"\n  }\n  direct {}\n}\n`;
}

/** The requests alone. */
export function rawTool(folder: string, site: Site, steps: readonly Step[]): Tool {
  const run = (what: string): Command => ({
    argv: [process.execPath, join(import.meta.dirname, "raw/main.ts"), what, folder],
    cwd: folder,
    env: withoutSettings(),
  });
  return {
    key: "raw",
    title: "the requests alone, 8 at a time",
    async begin() {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "steps.json"), JSON.stringify(steps));
      await writeFile(join(folder, "clouds.yaml"), await readFile(site.clouds), { mode: 0o600 });
    },
    change: async () => {},
    command: (step) => (step === "up" || step === "down" ? run(step) : undefined),
  };
}
