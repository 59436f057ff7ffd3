/** Reports what a run would delete without permission, at the position in a file where the permission belongs. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type Issue, issue, type Position } from "../../estate/issue.ts";
import { type Path, parseSource } from "../../estate/load/source.ts";
import { KINDS, type Kind, officesOf } from "../../estate/retire.ts";
import { RETIRE } from "../../estate/retire-messages.ts";
import { type Message, renderEach } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import type { Loss } from "./losses.ts";
import { HELD } from "./messages.ts";
import type { RecordedTenant } from "./recorded.ts";

/** Where the files are, and the values for the lines to write. */
export interface Files {
  /** The stacks folder. */
  readonly root: string;
  readonly site: string;
  readonly alliance: Alliance;
  /** Day of the run (UTC). */
  readonly today: string;
  /** Sites whose active standby this one is. */
  readonly activeStandbyFor: readonly string[];
}

/** One issue for each loss; none if the file exists and could not be read, which is reported already. */
export async function lossIssues(losses: readonly Loss[], files: Files): Promise<Issue[]> {
  const all = await Promise.all(losses.map((loss) => lossIssue(loss, files)));
  return all.flat();
}

async function lossIssue(loss: Loss, files: Files): Promise<Issue[]> {
  const { root, site, activeStandbyFor } = files;
  const { tenant, home, part, thing, whole, owner = "?" } = loss;
  if (home !== undefined && !activeStandbyFor.includes(home)) {
    const file = join(root, site, "site.yaml");
    const values = { home, tenant, what: whatOf(part) };
    return [issue(await placeIn(file, ["activeStandbyFor"]), RETIRE.goneActiveStandby, values)];
  }
  const key = home === undefined ? tenant : tenant.slice(home.length + 1);
  const file = join(root, home ?? site, "tenants", `${key}.yaml`);
  const shown = relative(dirname(root), file);
  const common = { tenant: key, site, owner, resources: thing.resources };
  if (part === undefined) {
    if (existsSync(file)) return [];
    const values = { ...common, held: heldBy(whole), restore: restoring(shown) };
    return [
      issue({ file, line: 1, path: "." }, RETIRE.goneTenant, {
        ...values,
        yaml: lines(owner, files, 0),
      }),
    ];
  }
  const restore = `git diff HEAD -- ${shown}; git log -p -1 -- ${shown}`;
  const values = { ...common, part: PARTS[part.kind], key: part.key, restore };
  const at = await placeIn(file, [part.kind, part.key]);
  return [issue(at, RETIRE.gonePart, { ...values, yaml: lines(owner, files, 4) })];
}

const PARTS = {
  clusters: { fr: "cluster", en: "cluster" },
  containers: { fr: "conteneur", en: "container" },
} as const satisfies Record<Kind, Message>;

function whatOf(part: Loss["part"]): Message {
  if (part === undefined) return { fr: "ce que garde ce site", en: "what this site holds" };
  const { fr, en } = PARTS[part.kind];
  return { fr: `le ${fr} ${part.key}`, en: `the ${en} ${part.key}` };
}

/** What holds data and would be deleted with a tenant. */
function heldBy(whole: RecordedTenant | undefined): Message {
  const texts = KINDS.flatMap((kind) => {
    const names = Object.keys(whole?.[kind] ?? {});
    const values = { count: names.length, names: names.join(", ") };
    return names.length === 0 ? [] : [renderEach(HELD[kind], values)];
  });
  return { fr: texts.map(({ fr }) => fr).join(""), en: texts.map(({ en }) => en).join("") };
}

/** The command that restores a file's last version, whether or not its removal has been committed. */
function restoring(file: string): string {
  return `git checkout "$(git log -1 --diff-filter=AM --format=%H -- ${file})" -- ${file}`;
}

/** The lines to write, with the first office that may approve the deletion. */
function lines(owner: string, { alliance, today }: Files, indent: number): string {
  const [office = "…"] = officesOf(alliance, owner);
  const [name = "…"] = alliance.offices[office]?.people ?? [];
  const by = `{ name: ${JSON.stringify(name)}, office: ${office} }`;
  return `${" ".repeat(indent)}retire: { after: ${today}, approvedBy: ${by} }`;
}

/** Where an entry is in a file, or would be. */
async function placeIn(file: string, path: Path): Promise<Position> {
  const text = await readFile(file, "utf8").catch(() => "");
  return parseSource(file, text).source?.at(path) ?? { file, line: 1, path: path.join(".") };
}
