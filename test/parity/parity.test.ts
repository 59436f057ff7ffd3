/**
 * The same result at every enforcement point that has the information; the real API server's is in parity.cli.test.ts.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { ADMISSIONS } from "../../policies/admission/index.ts";
import { RESOURCE_RULES } from "../../policies/rules/index.ts";
import {
  CASES,
  ENFORCEMENT_POINTS,
  expected,
  resultOfGuard,
  resultOfPack,
  resultOfPolicies,
} from "./enforcement-points.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-parity-"));
writeFileSync(join(folder, "Pulumi.yaml"), "{ name: p, runtime: nodejs }");
writeFileSync(join(folder, "Pulumi.bamako.yaml"), "config: { aes-estate:rehearsal: true }");
test.after.always(() => rmSync(folder, { recursive: true }));

for (const given of CASES) {
  test(given.name, async (t) => {
    const results = {
      policies: resultOfPolicies(given),
      guard: await resultOfGuard(given),
      pack: resultOfPack(given, folder),
    };
    for (const [point, rules] of Object.entries(results)) {
      const want = expected(given, point as keyof typeof results);
      // A namespace is also evaluated on whether its data may be here at all, if an enforcement point knows its
      // contents.
      if (want === "admits") t.deepEqual(rules, [], point);
      else t.true(rules.includes(want), `${point}: ${rules}`);
    }
  });
}

test("the table names each case once, denies a case for each rule that an API server evaluates, and has compliant ones", (t) => {
  t.true(CASES.length >= 60);
  t.is(new Set(CASES.map(({ name }) => name)).size, CASES.length);
  const denied = new Set(CASES.map(({ denied }) => denied).filter(Boolean));
  // The rules that an API server evaluates are pinned in admission.test.ts, with the reason why others are not.
  const names = ADMISSIONS.map(({ name }) => name);
  const aboutObjects = RESOURCE_RULES.map(({ name }) => name).filter((name) =>
    names.includes(name),
  );
  t.deepEqual([...denied].sort(), aboutObjects.sort());
  t.true(CASES.filter((given) => given.denied === undefined).length >= 20);
});

test("a different result has a reason, and belongs to an enforcement point", (t) => {
  for (const { name, differs } of CASES) {
    if (differs === undefined) continue;
    const { why, ...points } = differs;
    t.true(why.length > 10, name);
    for (const point of Object.keys(points))
      t.true(ENFORCEMENT_POINTS.includes(point as never), point);
  }
});
