import test from "ava";
import { coverage } from "../../policies/properties/coverage.ts";
import { RULES } from "../../policies/rules/index.ts";
import { estate } from "../helpers/command.ts";

test("every rule is listed, in either language and for programs", async (t) => {
  const { rules } = JSON.parse((await estate("policies", "--json", "--lang", "en")).stdout);
  t.deepEqual(
    rules,
    RULES.map(({ name, metadata, messages }) => {
      return { name, severity: metadata.severity, title: messages.title.en };
    }),
  );
  const french = await estate("policies", "--lang", "fr");
  t.is(french.exitCode, 0);
  for (const { name, messages } of RULES) {
    t.true(french.stdout.includes(name), name);
    t.true(french.stdout.includes(messages.title.fr), name);
  }
});

test("classified properties are counted, and the parts add up to the total", async (t) => {
  const printed = JSON.parse((await estate("policies", "--coverage", "--json")).stdout);
  t.deepEqual(printed.coverage, coverage());
  for (const figure of ["admitted", "denied", "properties"] as const) {
    t.is(
      printed.total[figure],
      coverage().reduce((sum, one) => sum + one[figure], 0),
    );
  }
  for (const { properties, byKind } of coverage()) {
    t.is(
      Object.values(byKind).reduce((sum, count) => sum + count, 0),
      properties,
    );
  }
  const [openstack] = coverage().filter(({ of }) => of === "openstack");
  t.true((openstack?.properties ?? 0) > 900);
  const text = await estate("policies", "--coverage", "--lang", "en");
  t.regex(text.stdout, /openstack/);
  t.regex(text.stdout, /total/);
});
