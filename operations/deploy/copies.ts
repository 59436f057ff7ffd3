/**
 * What the operators of two sites exchange so that containers can be copied between them: the account at the other end
 * and a shared key. Here one person rehearses both sites, so the exchange is automatic before each plan, by the
 * `pulumi` that comes first in the PATH of a person and of `estate` (shell/, docs/adr/0045).
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { loadEstate } from "../../checks/load.ts";
import { type CopyEnd, copyEnds } from "../../estate/copies.ts";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { stacksFolder } from "../../estate/project.ts";
import { sitePlaces } from "../paths.ts";
import { keptState, stateOf } from "../state/record.ts";
import { Store } from "../state/store.ts";
import { pulumi } from "./pulumi.ts";
import { secretIn } from "./secret.ts";
import type { Workspace } from "./workspace.ts";

const ACCOUNTS = "aes-estate:copyAccounts";
const KEYS = "aes-estate:copyKeys";

/** Writes what the stack's copies need into its configuration, as far as the other sites' stacks exist. */
export async function handOver(workspace: Workspace): Promise<void> {
  const { estate } = await loadEstate(workspace.site, { root: stacksFolder });
  const ends = estate === undefined ? [] : copyEnds(estate); // the program reports what is wrong with the files
  if (ends.length === 0) return;
  await writeAccounts(workspace, ends);
  await writeKeys(workspace, ends);
}

/** The account of a tenant's project; if the other site is missing, the known value stays. */
async function writeAccounts({ configFile }: Workspace, ends: readonly CopyEnd[]): Promise<void> {
  const text = await readFile(configFile, "utf8");
  const document = parseDocument(text);
  for (const site of new Set(ends.map((end) => end.site))) {
    const projects = await projectsOf(site);
    for (const { tenant, there } of ends.filter((end) => end.site === site)) {
      const id = projects[there];
      if (id !== undefined) document.setIn(["config", ACCOUNTS, tenant], `AUTH_${id}`);
    }
  }
  const handed = document.toString();
  if (handed !== text) await writeWhole(configFile, handed, 0o600);
}

/**
 * The ids of another site's projects, from its stack's outputs, or the last outputs this machine saw; empty without
 * such a stack.
 */
async function projectsOf(site: string): Promise<Readonly<Record<string, unknown>>> {
  const state = await Store.open(site).then(
    (store) => stateOf(site, store),
    () => keptState(site),
  );
  const stack = state?.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
  return (stack?.outputs?.projectIds ?? {}) as Readonly<Record<string, unknown>>;
}

/** The keys as one secret of the stack, encrypted by its own provider; written only when they have changed. */
async function writeKeys(workspace: Workspace, ends: readonly CopyEnd[]): Promise<void> {
  const keys: Record<string, string> = {};
  for (const { tenant, pair } of ends)
    keys[tenant] = await secretIn(join(sitePlaces("").copyKeys, pair));
  const text = JSON.stringify(keys);
  const digest = createHash("sha256").update(text).digest("hex");
  const mark = join(sitePlaces(workspace.site).workspace, "copy-keys.digest");
  const document = parseDocument(await readFile(workspace.configFile, "utf8"));
  const known = existsSync(mark) ? await readFile(mark, "utf8") : "";
  if (document.hasIn(["config", KEYS]) && known === digest) return;
  await pulumi(
    workspace,
    [
      "config",
      "set",
      KEYS,
      "--secret",
      "--non-interactive",
      "--stack",
      workspace.site,
      "--config-file",
      workspace.configFile,
    ],
    { input: text, stdio: ["pipe", "ignore", "inherit"] },
  );
  await writeFile(mark, digest, { mode: 0o600 });
}
