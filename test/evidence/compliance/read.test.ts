/** Files with compliance statements: what is not one, or contradicts itself, is named with its place in both languages. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { readStatement } from "../../../evidence/compliance/read.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { Misuse } from "../../../output/user-error.ts";
import { recorded, shared, statement } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-statement-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "x.json");

function reasons(value: unknown, sites: readonly string[] = ["bamako"]): string[] {
  writeFileSync(path, typeof value === "string" ? value : toJsonText(value));
  try {
    readStatement(path, sites);
    return [];
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return LANGUAGES.map((language) => error.in(language).replaceAll(`${folder}/`, ""));
  }
}

const whole = statement({ recorded: [recorded(shared)] });

test("a statement is read as `estate compliance --json` writes it", async (t) => {
  writeFileSync(path, toJsonText(await whole));
  t.deepEqual(readStatement(path, ["bamako", "ouagadougou"]), await whole);
});

test("what is not a statement of this version on these sites is rejected, with the place", async (t) => {
  const one = await whole;
  const [fr, en] = reasons("{");
  t.is(fr, "x.json:1 : pas du JSON ; attendu une déclaration de « estate compliance --json »");
  t.is(en, "x.json:1: not JSON; want a statement of `estate compliance --json`");
  t.regex(
    reasons({ ...one, asOf: 7 })[1] ?? "",
    /^x\.json:\d+: asOf: another shape; want a statement of/,
  );
  t.regex(reasons({ ...one, schemaVersion: 2 })[1] ?? "", /schemaVersion: got 2, want 1/);
  t.regex(reasons({})[1] ?? "", /^x\.json:1: schemaVersion: another shape; want a statement of/);
  const [, other = ""] = reasons(one, ["ouagadougou"]);
  t.regex(
    other,
    /^x\.json:\d+: a statement on the site bamako; want only open sites of this estate: ouagadougou$/,
  );
});

test("a result or a count that does not follow from the statement's own findings is rejected", async (t) => {
  const one = await whole;
  const [, result = ""] = reasons({ ...one, result: "compliant" });
  t.regex(
    result,
    /^x\.json:\d+: result: got compliant, want nonCompliant, by the document's own findings$/,
  );
  const [, count = ""] = reasons({ ...one, violations: [] });
  t.regex(count, /findings\.raw: got 1, want 0/);
  const rules = one.rules.map((rule) => ({ ...rule, findings: { raw: 0, waived: 0, failed: 0 } }));
  t.regex(reasons({ ...one, rules })[1] ?? "", /rules\.\d+\.findings\.raw: got 0, want 1/);
});
