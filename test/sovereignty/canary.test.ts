/** The canaries pass by the law as it is, and not by a law that lost its tongue. */
import test from "ava";
import { formatCanary, tryCanaries } from "../../sovereignty/canary.ts";
import { CANARIES, LAWFUL } from "../../sovereignty/canary-cases.ts";
import { evaluate, evaluateStack, evaluateState } from "../../sovereignty/evaluate.ts";
import { parseAlliance } from "../../sovereignty/registry.ts";
import { RULES } from "../../sovereignty/rules/index.ts";
import { crashed } from "../../sovereignty/violations.ts";
import { alliance, allianceData } from "./fixture.ts";

const plain = { fact: evaluate, state: evaluateState, stack: evaluateStack };
const first = CANARIES[0]?.rule ?? "";

test("by the law as it is every canary is refused, and what is lawful is not", (t) => {
  const result = tryCanaries(alliance);
  t.deepEqual(result, { canary: "passed", cases: CANARIES.length + LAWFUL.length, missed: [] });
});

test("each rule has its canary", (t) => {
  const names = RULES.map(({ name }) => name);
  t.deepEqual([...new Set(CANARIES.map(({ rule }) => rule))].sort(), names.sort());
});

for (const rule of new Set(CANARIES.map(({ rule }) => rule))) {
  test(`a law without ${rule} is found out`, (t) => {
    const without = {
      fact: (...asked: Parameters<typeof evaluate>) =>
        evaluate(...asked).filter((found) => found.rule !== rule),
      state: (...asked: Parameters<typeof evaluateState>) =>
        evaluateState(...asked).filter((found) => found.rule !== rule),
      stack: (...asked: Parameters<typeof evaluateStack>) =>
        evaluateStack(...asked).filter((found) => found.rule !== rule),
    };
    const { canary, missed } = tryCanaries(alliance, without);
    t.is(canary, "failed");
    t.true(
      missed.length > 0 && missed.every((text) => text.startsWith(`${rule}: `)),
      missed.join(),
    );
  });
}

test("a law that crashes, refuses nothing or refuses all is found out", (t) => {
  const all = CANARIES.map(({ rule }) => crashed(rule, "x", new Error("boom")));
  for (const fact of [() => [], () => all]) {
    t.is(tryCanaries(alliance, { ...plain, fact }).canary, "failed");
  }
  const [found] = evaluate({ subject: "x", type: "t", effects: undefined }, context());
  t.truthy(found);
  const always = CANARIES.flatMap(({ rule }) => (found ? [{ ...found, rule }] : []));
  const { missed } = tryCanaries(alliance, {
    fact: () => always,
    state: () => always,
    stack: () => always,
  });
  t.deepEqual(
    missed.map((text) => text.split(":")[0]),
    LAWFUL.map(() => "lawful"),
  );
});

test("a gate that never sees a stack whole is not tried on stacks", (t) => {
  const { canary, cases } = tryCanaries(alliance, { fact: evaluate, state: evaluateState });
  t.is(canary, "passed");
  t.true(cases < tryCanaries(alliance).cases);
});

test("a gate that asks some rules is tried on those; one that asks none did not pass", (t) => {
  const one = tryCanaries(alliance, plain, new Set([first]));
  t.is(one.canary, "passed");
  t.true(one.cases < tryCanaries(alliance).cases);
  t.is(tryCanaries(alliance, plain, new Set()).canary, "failed");
});

test("a registry by which nothing is lawful proves nothing", (t) => {
  const data = allianceData() as { sites: Record<string, { status: string }> };
  for (const site of Object.values(data.sites)) site.status = "planned";
  const result = tryCanaries(parseAlliance(data));
  t.is(result.canary, "failed");
  t.regex(formatCanary(result, "en"), /^canary not denied: .*registry: no place/);
  t.regex(formatCanary(result, "fr"), /^canari non refusé : /);
});

function context() {
  return { alliance, site: "bamako", rehearsal: false };
}
