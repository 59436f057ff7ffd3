/**
 * 800 mutated estates: each is rejected at a place of a file, or accepted and harmless: its model is that of the estate
 * as it was, or its components can be created. Never an exception.
 */
import { readFileSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { type LoadAllResult, loadEstates } from "../../../checks/load.ts";
import {
  NetworkSegment,
  ObjectContainer,
  SiteFoundation,
  TenantProject,
} from "../../../components/index.ts";
import { formatIssue, type Issue } from "../../../estate/issue.ts";
import { withStandbys } from "../../../estate/standby.ts";
import { LANGUAGES, visible } from "../../../output/message.ts";
import { mockCloud } from "../../components/recorder.ts";
import { STACKS } from "../../estate/overlay.ts";
import { type Args, argumentsOf } from "../../stacks/arguments.ts";
import { estate, FILES, TODAY } from "./base.ts";
import { mutationsOf } from "./mutate.ts";

/** Files beside those of the small estate, which take longer to check than all of them. */
const BULKY: Readonly<Record<string, string>> = {
  "bamako/facility.yaml": readFileSync(join(STACKS, "bamako/facility.yaml"), "utf8"),
  "repatriation.yaml": `schemaVersion: 1
teams: { ML: { parallel: 1 } }
platforms:
  tax-filing:
    title: { fr: Déclarations, en: Tax filing }
    owner: ML
    dataClass: citizen
    hosted: { country: FR, kind: colocation, provider: Hébergeur }
    size: { cores: 1, ramGiB: 1, volumeGiB: 1 }
    exitPlan: { fr: Par copie, en: By copy }
    target: { site: bamako, tenant: tax }
    deadline: 2028-06-30
    effortWeeks: 2
    status: planned
`,
};

test.before(() => mockCloud());

/** Mutates one file of an estate that has some files beside those of the small one. */
async function attack(
  t: ExecutionContext,
  target: string,
  numRuns: number,
  added: Readonly<Record<string, string>> = {},
): Promise<void> {
  const root = await estate(t, []);
  for (const [file, text] of Object.entries(added)) await writeFile(join(root, file), text);
  const waivers = join(root, "waivers.yaml");
  await writeFile(waivers, "{}\n");
  const load = () => loadEstates(undefined, { root, today: TODAY, waivers });
  const whole = await load();
  t.deepEqual(whole.issues, []);
  const before = await argumentsOfAll(whole);
  const kept = `${root}-kept`;
  await cp(root, kept, { recursive: true });
  t.teardown(() => rm(kept, { recursive: true }));
  const restore = async (file: string | undefined) => {
    if (file !== undefined) return cp(join(kept, file), join(root, file));
    await rm(root, { recursive: true });
    await cp(kept, root, { recursive: true });
  };
  const text = await readFile(join(root, target), "utf8");
  let accepted = 0;
  const property = fc.asyncProperty(
    mutationsOf(new Map([[target, text]])),
    async ({ file, apply }) => {
      try {
        await apply(root);
        const result = await load();
        for (const issue of result.issues.slice(0, 20)) checkIssue(issue, root);
        if (result.issues.length > 0) return;
        accepted += 1;
        await checkHarmless(result, before);
      } finally {
        await restore(file);
      }
    },
  );
  await fc.assert(property, { numRuns, includeErrorInReport: true });
  t.true(accepted < numRuns / 2, `${accepted} of ${numRuns} were accepted`);
}

for (const file of FILES) {
  test.serial(
    `each of 130 mutations of ${file} is rejected at a place of a file, or harmless`,
    (t) => attack(t, file, 130),
  );
}

for (const file of Object.keys(BULKY)) {
  test.serial(
    `each of 75 mutations of ${file} is rejected at a place of a file, or harmless`,
    (t) => attack(t, file, 75, BULKY),
  );
}

/** An issue names a line, and its text shows everything in it. */
function checkIssue(issue: Issue, root: string): void {
  const { file, line, path } = issue;
  if (!Number.isInteger(line) || line < 1 || path === "") throw new Error(`no place: ${path}`);
  if (relative(root, file).startsWith("..")) throw new Error(`not of the estate: ${file}`);
  for (const language of LANGUAGES) {
    const text = formatIssue(issue, language, root);
    if (text !== visible(text)) throw new Error(`hidden characters: ${text}`);
    if (/undefined|\[object/.test(text)) throw new Error(`not for people: ${text}`);
  }
}

/** The arguments of all components of all sites. */
async function argumentsOfAll({ estates }: LoadAllResult): Promise<Record<string, Args>> {
  const all = await Promise.all(estates.map((one) => argumentsOf(withStandbys(one))));
  return Object.assign({}, ...all);
}

/** Every component that is not as before can be created. */
async function checkHarmless(
  result: LoadAllResult,
  before: Readonly<Record<string, Args>>,
): Promise<void> {
  for (const [name, args] of Object.entries(await argumentsOfAll(result))) {
    if (!isDeepStrictEqual(args, before[name])) create(name, args);
  }
}

const CREATED: Readonly<Record<string, new (name: string, args: never) => unknown>> = {
  SiteFoundation,
  TenantProject,
  NetworkSegment,
  ObjectContainer,
};

function create(name: string, args: object): void {
  const [type = "", own = ""] = name.split(" ");
  const Component = CREATED[type];
  if (Component !== undefined) new Component(own, args as never);
}
