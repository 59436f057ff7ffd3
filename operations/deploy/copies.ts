/**
 * What the operators of two sites hand each other so that containers can be copied between them: the account at the other
 * end and a key that both share. Here both sites are rehearsed by one person, so that it is done for them, before
 * each plan, by the `pulumi` that a person and `estate` itself find first (shell/, docs/adr/0045).
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

/** Writes into the stack's configuration what its copies need, as far as the other sites' stacks are there. */
export async function handOver(workspace: Workspace): Promise<void> {
  const { estate } = await loadEstate(workspace.site, { root: stacksFolder });
  const ends = estate === undefined ? [] : copyEnds(estate); // the program says what is wrong with the files
  if (ends.length === 0) return;
  await writeAccounts(workspace, ends);
  await writeKeys(workspace, ends);
}

/** The account of a tenant's project; an end whose site is not there keeps the one that was known. */
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
 * The ids of another site's projects, as its own stack gives them out, or gave when this machine saw it last; none where
 * there is no such stack.
 */
async function projectsOf(site: string): Promise<Readonly<Record<string, unknown>>> {
  const state = await Store.open(site).then(
    (store) => stateOf(site, store),
    () => keptState(site),
  );
  const stack = state?.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
  return (stack?.outputs?.projectIds ?? {}) as Readonly<Record<string, unknown>>;
}

/** The keys as one secret of the stack, encrypted by its own provider; written again only when they are others. */
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
