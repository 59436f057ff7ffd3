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
  askGuard,
  askPack,
  askPolicies,
  CASES,
  ENFORCEMENT_POINTS,
  expected,
} from "./enforcement-points.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-parity-"));
writeFileSync(join(folder, "Pulumi.yaml"), "{ name: p, runtime: nodejs }");
writeFileSync(join(folder, "Pulumi.bamako.yaml"), "config: { aes-estate:rehearsal: true }");
test.after.always(() => rmSync(folder, { recursive: true }));

for (const given of CASES) {
  test(given.name, async (t) => {
    const said = {
      law: askPolicies(given),
      guard: await askGuard(given),
      pack: askPack(given, folder),
    };
    for (const [gate, rules] of Object.entries(said)) {
      const want = expected(given, gate as keyof typeof said);
      // A namespace is also evaluated on whether its data may be here at all, if an enforcement point knows its
      // contents.
      if (want === "admits") t.deepEqual(rules, [], gate);
      else t.true(rules.includes(want), `${gate}: ${rules}`);
    }
  });
}

test("the table is large enough, names each case once, and has both verdicts of every rule", (t) => {
  t.true(CASES.length >= 60);
  t.is(new Set(CASES.map(({ name }) => name)).size, CASES.length);
  const denied = new Set(CASES.map(({ denied }) => denied).filter(Boolean));
  // The rules that an API server evaluates are pinned in admission.test.ts, with the reason why others are not.
  const asked = ADMISSIONS.map(({ name }) => name);
  const aboutObjects = RESOURCE_RULES.map(({ name }) => name).filter((name) =>
    asked.includes(name),
  );
  t.deepEqual([...denied].sort(), aboutObjects.sort());
  t.true(CASES.filter((given) => given.denied === undefined).length >= 20);
});

test("a gate that differs says why, and is a gate", (t) => {
  for (const { name, differs } of CASES) {
    if (differs === undefined) continue;
    const { why, ...gates } = differs;
    t.true(why.length > 10, name);
    for (const gate of Object.keys(gates)) t.true(ENFORCEMENT_POINTS.includes(gate as never), gate);
  }
});
