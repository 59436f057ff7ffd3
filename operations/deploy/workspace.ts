/**
 * Prepares what `pulumi` needs for a rehearsal stack: location of its state, passphrase, plugins, stack configuration.
 * Everything the engine writes stays out of the repository, for a person's `pulumi` too (docs/adr/0043).
 */
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { programFolder, projectRoot } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import { packaged } from "../../policies/enforce/project.ts";
import { toolchainEnv, toolchainPaths } from "../../toolchain/paths.ts";
import { sitePlaces, stateFolder } from "../paths.ts";
import { offlineVariables, storeVariables } from "../state/paths.ts";
import { fillOffline } from "../state/record.ts";
import { watchedRun } from "../watcher.ts";
import { rejectForeignOptions } from "./engine-options.ts";
import { TEXTS } from "./messages.ts";
import { secretIn } from "./secret.ts";
import { writeStackFile } from "./stack-file.ts";

/** Folder of the `pulumi` that comes first in the PATH of a person's shell. */
const shell = join(import.meta.dirname, "shell");

/** Settings for a run of a prepared stack. */
export interface Workspace {
  readonly site: string;
  /** Environment of `pulumi` and `openstack`: the output of `make env`, and the mark of this command's run. */
  readonly variables: Readonly<Record<string, string>>;
  /** Stack configuration to pass as `--config-file`. */
  readonly configFile: string;
}

/** Options of the preparation. */
export interface Preparation {
  /** Without its cloud: what `pulumi` records is discarded. */
  readonly offline?: boolean;
}

/** Environment variables that make `pulumi` and `openstack` work on one rehearsal site. */
export function siteVariables(
  site: string,
  { offline = false }: Preparation = {},
): Record<string, string> {
  const places = sitePlaces(site);
  const tools = toolchainPaths();
  const { PATH, ...engine } = toolchainEnv(tools);
  return {
    ...engine,
    // With an official engine, kubectl is still the one built here.
    PATH: [shell, places.bin, PATH, ...(tools.official ? [tools.rehearsal] : [])].join(":"),
    ...(tools.official ? {} : { PULUMI_HOME: join(stateFolder(), "pulumi-home") }),
    ...(offline ? offlineVariables(site) : storeVariables(site)),
    PULUMI_CONFIG_PASSPHRASE_FILE: places.passphrase,
    PULUMI_STACK: site,
    ...(packaged ? { AES_ESTATE_PROJECT: projectRoot } : {}),
    AES_ESTATE_WORKSPACE: places.workspace,
    AES_ESTATE_LINK_KEY_FILE: places.linkKey,
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
    OS_CLIENT_CONFIG_FILE: places.clouds,
  };
}

/** Creates what is missing of a site's workspace; existing files stay. */
export async function prepareWorkspace(
  site: string,
  preparation: Preparation = {},
): Promise<Workspace> {
  rejectForeignOptions();
  const { bin } = toolchainPaths();
  if (!existsSync(join(bin, "pulumi"))) throw new UserError(TEXTS.noToolchain, { folder: bin });
  const variables = siteVariables(site, preparation); // throws before anything is created
  const places = sitePlaces(site);
  await Promise.all([mkdir(places.workspace, { recursive: true, mode: 0o700 }), linkPlugins()]);
  await Promise.all([places.passphrase, places.linkKey].map(secretIn));
  await writeProject(places.workspace);
  const workspace = {
    site,
    variables: { ...variables, ...watchedRun() },
    configFile: await writeStackFile(site, places.workspace),
  };
  if (preparation.offline && !(await fillOffline(site))) await beginStack(workspace);
  return workspace;
}

/** Records an empty stack if none exists, from a separate folder: the engine writes the salt beside it. */
export async function beginStack({ site, variables }: Workspace): Promise<void> {
  const { workspace: folder } = sitePlaces(site);
  await execa("pulumi", ["stack", "init", site, "--non-interactive"], {
    cwd: folder,
    env: variables,
  });
}

/** The workspace is the project too, for engine commands without `--config-file`; the program stays where it is. */
export async function writeProject(folder: string): Promise<void> {
  const project = parseDocument(await readFile(join(programFolder, "Pulumi.yaml"), "utf8"));
  project.set("main", programFolder);
  await writeWhole(join(folder, "Pulumi.yaml"), project.toString(), 0o600); // a person's `pulumi` may read it at any moment
}

async function linkPlugins(): Promise<void> {
  const { official, plugins } = toolchainPaths();
  if (official) return; // an official install keeps its own plugins
  const home = join(stateFolder(), "pulumi-home");
  await mkdir(home, { recursive: true });
  const link = join(home, "plugins");
  if ((await readlink(link).catch(() => undefined)) === plugins) return;
  // Two commands may run this at once: each replaces the link atomically with its own.
  const fresh = await mkdtemp(join(home, "link-"));
  await symlink(plugins, join(fresh, "plugins"));
  if ((await lstat(link).catch(() => undefined))?.isDirectory())
    await rm(link, { recursive: true });
  await rename(join(fresh, "plugins"), link);
  await rm(fresh, { recursive: true });
}
