/** What must be resolved before a tenant's data may be destroyed: its dependants, its contracts, its retention. */
import { relative } from "node:path";
import { loadEstates } from "../../checks/load.ts";
import { type Edit, onCopy } from "../../estate/edit/files.ts";
import { formatIssue, type Issue } from "../../estate/issue.ts";
import type { Sources } from "../../estate/load/sources.ts";
import type { Tenant } from "../../estate/model/index.ts";
import type { Message } from "../../output/message.ts";
import { renderEach } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { OBSTACLES } from "./messages.ts";
import type { Obstacle } from "./model.ts";

/** The tenant's file, and the files around it. */
export interface Declared {
  readonly site: string;
  readonly tenant: string;
  /** Absolute path of its file. */
  readonly file: string;
  /** Its text, and what it says. */
  readonly text: string;
  readonly data: Tenant;
  readonly alliance: Alliance;
  /** All files, read at the same time. */
  readonly sources: Sources;
  /** The stacks folder. */
  readonly root: string;
}

/** Everything that stands in the way on a day (UTC); empty if its data may be destroyed. */
export async function obstacles(declared: Declared, today: string): Promise<Obstacle[]> {
  const { data } = declared;
  const { retire, movesTo } = data;
  const all: Message[] = [];
  if (retire === undefined) all.push(renderEach(OBSTACLES.noRetire, { file: shown(declared) }));
  else if (retire.after > today) all.push(renderEach(OBSTACLES.retention, { after: retire.after }));
  if (movesTo !== undefined) all.push(renderEach(OBSTACLES.moves, { to: movesTo }));
  all.push(...contractsOf(declared, today));
  all.push(...(await dependants(declared, today)));
  return all.map((what) => ({ what }));
}

/** A contract in force by which the tenant's data are copied. */
function contractsOf({ alliance, data }: Declared, today: string): Message[] {
  const { continuity } = data;
  if (continuity === undefined) return [];
  const contract = alliance.contracts[continuity.contract];
  if (contract === undefined || contract.end < today) return [];
  const { contract: key, standby: at } = continuity;
  return [renderEach(OBSTACLES.contract, { key, at, end: contract.end })];
}

/** What the check reports once the tenant's file has gone, and does not report now. */
async function dependants(declared: Declared, today: string): Promise<Message[]> {
  const edits = [{ file: declared.file, text: undefined, was: undefined }];
  const issues = await newIssues(declared, edits, today);
  return issues.map((issue) => renderEach(OBSTACLES.dependant, { issue }));
}

/** What the check reports with some edits and does not report now. */
export async function newIssues(
  { root }: Pick<Declared, "root">,
  edits: readonly Edit[],
  today: string,
): Promise<Message[]> {
  const before = await loadEstates(undefined, { root, today });
  const known = new Set(before.issues.map((issue) => textOf(issue, root)));
  return onCopy(root, edits, async (copy) => {
    const { issues } = await loadEstates(undefined, { root: copy, today });
    const found = issues.filter((issue) => !known.has(textOf(issue, copy)));
    return found.map((issue) => {
      return { fr: formatIssue(issue, "fr", copy), en: formatIssue(issue, "en", copy) };
    });
  });
}

const textOf = (issue: Issue, root: string) => formatIssue(issue, "en", root);

const shown = ({ file }: Declared) => relative(process.cwd(), file);
