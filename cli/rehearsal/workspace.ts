/**
 * Prepares what `pulumi` needs for a rehearsal stack: where its state is, passphrase, plugins, stack configuration.
 * The salt that ties secrets to this machine's passphrase stays out of the repository: the stack's file is copied
 * to the state folder and the salt kept in the copy (docs/adr/0015).
 */
import { existsSync } from "node:fs";
import {
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { toolchainEnv, toolchainPaths } from "../../toolchain/paths.ts";
import { project, repository, sitePlaces, stateFolder } from "../places.ts";
import { offlineVariables, storeVariables } from "../state/place.ts";
import { fillOffline } from "../state/record.ts";
import { TEXTS } from "./messages.ts";
import { Refusal } from "./refusal.ts";
import { secretIn } from "./secret.ts";

/** What a prepared stack is run with. */
export interface Workspace {
  readonly site: string;
  /** Environment of `pulumi` and `openstack`: what `make env` prints. */
  readonly variables: Readonly<Record<string, string>>;
  /** Stack configuration to pass as `--config-file`. */
  readonly configFile: string;
}

/** What a stack is prepared for. */
export interface Preparation {
  /** Without its cloud: what `pulumi` records is thrown away. */
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
    // With an official engine kubectl is still the one that was built.
    PATH: [places.bin, PATH, ...(tools.official ? [tools.rehearsal] : [])].join(":"),
    ...(tools.official ? {} : { PULUMI_HOME: join(stateFolder(), "pulumi-home") }),
    ...(offline ? offlineVariables(site) : storeVariables(site)),
    PULUMI_CONFIG_PASSPHRASE_FILE: places.passphrase,
    PULUMI_STACK: site,
    AES_ESTATE_LINK_KEY_FILE: places.linkKey,
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
    OS_CLIENT_CONFIG_FILE: places.clouds,
  };
}

/** Makes whatever of a site's workspace is missing; what is there stays. */
export async function prepareWorkspace(
  site: string,
  preparation: Preparation = {},
): Promise<Workspace> {
  const { bin } = toolchainPaths();
  if (!existsSync(join(bin, "pulumi"))) throw new Refusal(TEXTS.noToolchain, { folder: bin });
  const places = sitePlaces(site);
  await Promise.all([mkdir(places.workspace, { recursive: true, mode: 0o700 }), linkPlugins()]);
  await Promise.all([places.passphrase, places.linkKey].map(secretIn));
  const variables = siteVariables(site, preparation);
  const workspace = {
    site,
    variables,
    configFile: await copyConfiguration(site, places.workspace),
  };
  if (preparation.offline && !(await fillOffline(site))) await beginStack(workspace);
  return workspace;
}

/** Records an empty stack where there is none, from a folder of its own: the engine writes the salt beside it. */
export async function beginStack({ site, variables }: Workspace): Promise<void> {
  const { workspace: folder } = sitePlaces(site);
  await copyFile(join(repository, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  await execa("pulumi", ["stack", "init", site, "--non-interactive"], {
    cwd: folder,
    env: variables,
  });
}

/** What earlier runs have written into the copy: the salt, and what other sites have handed over (copies.ts). */
const KEPT = [
  ["encryptionsalt"],
  ["config", "aes-estate:copyAccounts"],
  ["config", "aes-estate:copyKeys"],
];

/** The project's stack file plus what earlier runs left in the copy. */
async function copyConfiguration(site: string, folder: string): Promise<string> {
  const name = `Pulumi.${site}.yaml`;
  const target = join(folder, name);
  const document = parseDocument(await readFile(join(project, name), "utf8"));
  if (existsSync(target)) {
    const before = parseDocument(await readFile(target, "utf8"));
    for (const path of KEPT) {
      const value = before.getIn(path);
      if (value !== undefined) document.setIn(path, value);
    }
  }
  await writeFile(target, document.toString(), { mode: 0o600 });
  return target;
}

async function linkPlugins(): Promise<void> {
  const { official, plugins } = toolchainPaths();
  if (official) return; // an official install keeps its own
  const home = join(stateFolder(), "pulumi-home");
  await mkdir(home, { recursive: true });
  const link = join(home, "plugins");
  if ((await readlink(link).catch(() => undefined)) === plugins) return;
  // Two commands may do this at once: each puts a link of its own in place, as a whole.
  const fresh = await mkdtemp(join(home, "link-"));
  await symlink(plugins, join(fresh, "plugins"));
  if ((await lstat(link).catch(() => undefined))?.isDirectory())
    await rm(link, { recursive: true });
  await rename(join(fresh, "plugins"), link);
  await rm(fresh, { recursive: true });
}
