/** docs/how-to/add-a-rule.md, followed in a copy: one folder and one line, and every list contains the rule. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";

import { parse } from "yaml";
import { allianceData, factOf, type Samples, TODAY } from "../policies/fixture.ts";
import { blocks, pages, ROOT } from "./pages.ts";

const RULE = "job-deadline";
const copy = mkdtempSync(join(tmpdir(), "aes-estate-add-a-rule-"));
test.after.always(() => rmSync(copy, { recursive: true, force: true }));

/** The page's blocks by their markers, in one of its languages. */
function parts(page: string): Map<string, string> {
  const [found] = pages((path) => path === page);
  if (found === undefined) throw new Error(`${page} is not there`);
  return new Map(blocks(found).map(({ marker = "", text }) => [marker, `${text}\n`]));
}

const steps = parts("docs/how-to/add-a-rule.md");
const step = (marker: string) => steps.get(marker) ?? "";

/** Follows the page's steps: the files of the folder, and the line of the list. */
function follow(): void {
  for (const path of ["output", "policies", "package.json"]) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  const folder = join(copy, "policies/rules", RULE);
  mkdirSync(folder);
  for (const file of ["rule.ts", "messages.ts", "self-test.ts", "admission.ts"]) {
    writeFileSync(join(folder, file), step(`file: ${file}`));
  }
  const list = join(copy, "policies/rules/index.ts");
  const [line = "", entry = ""] = step("lines of policies/rules/index.ts").split("\n");
  const text = readFileSync(list, "utf8");
  writeFileSync(
    list,
    text.replace(/^import \{/m, `${line}\nimport {`).replace(/\n\];/, `\n${entry}\n];`),
  );
}

const load = (path: string) => import(join(copy, path));

test("a rule of one folder and one line is in every list", async (t) => {
  follow();
  const { RULES, RESOURCE_RULES } = await load("policies/rules/index.ts");
  const { PACKS } = await load("policies/packs.ts");
  const { ADMISSIONS } = await load("policies/admission/index.ts");
  const { DENIED, runSelfTest } = await load("policies/self-test.ts");
  const { parseAlliance } = await load("policies/alliance/registry.ts");
  const { evaluate } = await load("policies/evaluate.ts");
  const named = (list: readonly { name: string }[]) =>
    list.filter(({ name }) => name === RULE).length;
  t.is(named(RULES), 1);
  t.is(named(RESOURCE_RULES), 1);
  t.is(named(ADMISSIONS), 1);
  t.true(PACKS.full.includes(RULE));
  t.false(PACKS.residency.includes(RULE));
  t.is(DENIED.filter(({ rule }: { rule: string }) => rule === RULE).length, 1);
  const alliance = parseAlliance(allianceData());
  t.is(runSelfTest(alliance).selfTest, "passed");

  const unknown = (await load("policies/facts/fact.ts")).UNKNOWN;
  const customTags = [{ tag: "!unknown", resolve: () => unknown }];
  const samples: Samples = parse(step("samples of a rule"), { customTags });
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  const found = (sample: Samples["allowed"][number]): string[] =>
    evaluate(factOf(sample), context)
      .filter(({ rule }: { rule: string }) => rule === RULE)
      .map((violation: { case: string }) => violation.case);
  for (const sample of samples.allowed) t.deepEqual(found(sample), [], sample.name);
  for (const sample of samples.denied) t.deepEqual(found(sample), [sample.case], sample.name);
});

test("the page has the same code in both languages", (t) => {
  t.deepEqual([...parts("docs/how-to/add-a-rule.fr.md")], [...steps]);
});
