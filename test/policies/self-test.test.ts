/** The self-test passes with the unchanged rules, and fails if one of them no longer denies. */
import test from "ava";
import { parseAlliance } from "../../policies/alliance/registry.ts";
import { evaluate, evaluateStack, evaluateState } from "../../policies/evaluate.ts";
import { RULES } from "../../policies/rules/index.ts";
import { DENIED, formatSelfTest, runSelfTest } from "../../policies/self-test.ts";
import { COMPLIANT } from "../../policies/self-test-cases.ts";
import { crashed } from "../../policies/violations.ts";
import { alliance, allianceData } from "./fixture.ts";

const plain = { fact: evaluate, state: evaluateState, stack: evaluateStack };
const first = DENIED[0]?.rule ?? "";

test("the rules deny every case and admit what is compliant", (t) => {
  const result = runSelfTest(alliance);
  t.deepEqual(result, { selfTest: "passed", cases: DENIED.length + COMPLIANT.length, missed: [] });
});

test("each rule has a self-test", (t) => {
  const names = RULES.map(({ name }) => name);
  t.deepEqual([...new Set(DENIED.map(({ rule }) => rule))].sort(), names.sort());
});

for (const rule of new Set(DENIED.map(({ rule }) => rule))) {
  test(`a run without ${rule} fails`, (t) => {
    const without = {
      fact: (...input: Parameters<typeof evaluate>) =>
        evaluate(...input).filter((found) => found.rule !== rule),
      state: (...input: Parameters<typeof evaluateState>) =>
        evaluateState(...input).filter((found) => found.rule !== rule),
      stack: (...input: Parameters<typeof evaluateStack>) =>
        evaluateStack(...input).filter((found) => found.rule !== rule),
    };
    const { selfTest, missed } = runSelfTest(alliance, without);
    t.is(selfTest, "failed");
    t.true(
      missed.length > 0 && missed.every((text) => text.startsWith(`${rule}: `)),
      missed.join(),
    );
  });
}

test("rules that crash, deny nothing or deny everything fail", (t) => {
  const all = DENIED.map(({ rule }) => crashed(rule, "x", new Error("boom")));
  for (const fact of [() => [], () => all]) {
    t.is(runSelfTest(alliance, { ...plain, fact }).selfTest, "failed");
  }
  const [found] = evaluate({ subject: "x", type: "t", effects: undefined }, context());
  t.truthy(found);
  const always = DENIED.flatMap(({ rule }) => (found ? [{ ...found, rule }] : []));
  const { missed } = runSelfTest(alliance, {
    fact: () => always,
    state: () => always,
    stack: () => always,
  });
  t.deepEqual(
    missed.map((text) => text.split(":")[0]),
    COMPLIANT.map(() => "compliant"),
  );
});

test("an enforcement point that never sees a whole stack is not tested with stacks", (t) => {
  const { selfTest, cases } = runSelfTest(alliance, { fact: evaluate, state: evaluateState });
  t.is(selfTest, "passed");
  t.true(cases < runSelfTest(alliance).cases);
});

test("an enforcement point with some of the rules is tested with those; one without rules fails", (t) => {
  const one = runSelfTest(alliance, plain, new Set([first]));
  t.is(one.selfTest, "passed");
  t.true(one.cases < runSelfTest(alliance).cases);
  t.is(runSelfTest(alliance, plain, new Set()).selfTest, "failed");
});

test("a registry that makes nothing compliant fails", (t) => {
  const data = allianceData() as { sites: Record<string, { status: string }> };
  for (const site of Object.values(data.sites)) site.status = "planned";
  const result = runSelfTest(parseAlliance(data));
  t.is(result.selfTest, "failed");
  t.regex(formatSelfTest(result, "en"), /^self-test failed: .*registry: no place/);
  t.regex(formatSelfTest(result, "fr"), /^échec de l'autotest : /);
});

function context() {
  return { alliance, site: "bamako", rehearsal: false };
}
