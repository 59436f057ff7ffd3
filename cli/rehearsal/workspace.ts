/**
 * Prepares what `pulumi` needs for a rehearsal stack: backend, passphrase, plugins, stack configuration.
 * The salt that ties secrets to this machine's passphrase stays out of the repository: the stack's file is copied
 * to the state folder and the salt kept in the copy (docs/adr/0015).
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chmod,
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
import { repository, sitePlaces, stateFolder } from "../places.ts";
import { TEXTS } from "./messages.ts";
import { Refusal } from "./refusal.ts";

/** What a prepared stack is run with. */
export interface Workspace {
  readonly site: string;
  /** Environment of `pulumi` and `openstack`: what `make env` prints. */
  readonly variables: Readonly<Record<string, string>>;
  /** Stack configuration to pass as `--config-file`. */
  readonly configFile: string;
}

/** Environment variables that make `pulumi` and `openstack` work on one rehearsal site. */
export function siteVariables(site: string): Record<string, string> {
  const places = sitePlaces(site);
  const tools = toolchainPaths();
  const { PATH, ...engine } = toolchainEnv(tools);
  return {
    ...engine,
    // With an official engine kubectl is still the one that was built.
    PATH: [places.bin, PATH, ...(tools.official ? [tools.rehearsal] : [])].join(":"),
    ...(tools.official ? {} : { PULUMI_HOME: join(stateFolder(), "pulumi-home") }),
    PULUMI_BACKEND_URL: `file://${places.backend}`,
    PULUMI_CONFIG_PASSPHRASE_FILE: places.passphrase,
    PULUMI_STACK: site,
    AES_ESTATE_LINK_KEY_FILE: places.linkKey,
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
    OS_CLIENT_CONFIG_FILE: places.clouds,
  };
}

/** Makes whatever of a site's workspace is missing; what is there stays. */
export async function prepareWorkspace(site: string): Promise<Workspace> {
  const { bin } = toolchainPaths();
  if (!existsSync(join(bin, "pulumi"))) throw new Refusal(TEXTS.noToolchain, { folder: bin });
  const places = sitePlaces(site);
  await Promise.all([
    mkdir(places.backend, { recursive: true, mode: 0o700 }),
    mkdir(places.workspace, { recursive: true, mode: 0o700 }),
    linkPlugins(),
  ]);
  await Promise.all([places.passphrase, places.linkKey].map(makeSecret));
  const variables = siteVariables(site);
  const configFile = await copyConfiguration(site, places.workspace);
  if (!existsSync(join(places.backend, ".pulumi/stacks/aes-estate", `${site}.json`))) {
    await copyFile(join(repository, "Pulumi.yaml"), join(places.workspace, "Pulumi.yaml"));
    await execa("pulumi", ["stack", "init", site, "--non-interactive"], {
      cwd: places.workspace,
      env: variables,
    });
  }
  return { site, variables, configFile };
}

/** A file with random letters, for its owner alone. One that is there stays, also when another site's run makes it now. */
async function makeSecret(file: string): Promise<void> {
  const text = `${randomBytes(32).toString("base64url")}\n`;
  await writeFile(file, text, { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await chmod(file, 0o600);
}

/** What earlier runs have written into the copy: the salt, and what other sites have handed over (copies.ts). */
const KEPT = [
  ["encryptionsalt"],
  ["config", "aes-estate:copyAccounts"],
  ["config", "aes-estate:copyKeys"],
];

/** The repository's stack file plus what earlier runs left in the copy. */
async function copyConfiguration(site: string, folder: string): Promise<string> {
  const name = `Pulumi.${site}.yaml`;
  const target = join(folder, name);
  const document = parseDocument(await readFile(join(repository, name), "utf8"));
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
