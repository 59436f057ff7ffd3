/**
 * Every case at every enforcement point that can see it: every violating one is denied, every compliant one is allowed.
 */
import { rmSync } from "node:fs";
import test from "ava";
import { RULES, STACK_RULES, STATE_RULES } from "../../policies/rules/index.ts";
import {
  type Case,
  casesOf,
  type EnforcementPoint,
  hasUnknown,
  isEvaluatedInClusters,
} from "./cases.ts";
import {
  type Denials,
  evaluateInAdmission,
  evaluateInGuard,
  evaluateInPack,
  evaluateInState,
  parent,
} from "./enforcement-points.ts";

// A person's own settings must not decide where the cases' state is.
const SETTINGS = ["PULUMI_BACKEND_URL", "PULUMI_CONFIG", "PULUMI_NODEJS_PROJECT"];
for (const name of [...SETTINGS, "OS_CLOUD", "VAULT_ADDR", "VAULT_SERVER_URL"]) {
  delete process.env[name];
}
test.after.always(() => rmSync(parent, { recursive: true, force: true }));

const violating = casesOf("violating");
const compliant = casesOf("compliant");
const all = [violating, compliant].flatMap((cases) => Object.values(cases).flat());

const namesOf = (rules: readonly { readonly name: string }[]) => rules.map(({ name }) => name);
const WHOLE = namesOf(STACK_RULES);
const STATE = namesOf(STATE_RULES);
/** Evaluated only by the check, on the estate's register: platforms abroad are not resources of any program. */
const REGISTER = ["repatriation"];

/** The results of the enforcement points that can see a case. */
async function resultsOf(given: Case): Promise<Partial<Record<EnforcementPoint, Denials>>> {
  const { blind = {}, resources = [], rules = [] } = given;
  const all: Partial<Record<EnforcementPoint, Denials>> = {};
  const sees = (point: EnforcementPoint, able: boolean) => able && blind[point] === undefined;
  const only = (names: readonly string[]) =>
    rules.length > 0 && rules.every((rule) => names.includes(rule));
  // A program cannot know that nothing will follow; unknown values are never recorded; an export does not contain its
  // location.
  if (sees("guard", !only(WHOLE))) all.guard = await evaluateInGuard(given);
  if (sees("pack", true)) all.pack = evaluateInPack(given);
  if (sees("state", !hasUnknown(resources) && !only(STATE))) all.state = evaluateInState(given);
  if (isEvaluatedInClusters(given)) all.admission = evaluateInAdmission(given);
  return all;
}

for (const [theme, cases] of Object.entries(violating)) {
  for (const given of cases) {
    test(`${theme}: ${given.name} is denied`, async (t) => {
      const results = await resultsOf(given);
      const denying = Object.values(results).filter((rules) => rules.length > 0);
      for (const [point, rules] of Object.entries(results))
        t.true(rules.length > 0, `${point} admits it`);
      const least = given.alone === undefined ? 2 : 1;
      t.true(denying.length >= least, "at least two enforcement points deny it");
      for (const rule of given.rules ?? []) {
        const by = denying.filter((rules) => rules.includes(rule)).length;
        t.true(by >= least, `${rule}: ${JSON.stringify(results)}`);
      }
    });
  }
}

for (const [theme, cases] of Object.entries(compliant)) {
  for (const given of cases) {
    test(`${theme}: ${given.name} is admitted`, async (t) => {
      for (const [point, rules] of Object.entries(await resultsOf(given)))
        t.deepEqual(rules, [], point);
    });
  }
}

test("the corpus is large enough, and each case is named once", (t) => {
  t.true(Object.values(violating).flat().length >= 120);
  t.true(Object.values(compliant).flat().length >= 60);
  t.is(new Set(all.map(({ name }) => name)).size, all.length);
});

test("each violating case names a rule, every rule is among them, and no compliant case names one", (t) => {
  const cases = Object.values(violating).flat();
  const named = cases.flatMap(({ rules = [] }) => rules);
  t.deepEqual(
    cases.filter(({ rules = [] }) => rules.length === 0),
    [],
  );
  t.deepEqual([...new Set([...named, ...REGISTER])].sort(), namesOf(RULES).sort());
  t.false(named.some((rule) => REGISTER.includes(rule)));
  t.deepEqual(
    Object.values(compliant)
      .flat()
      .filter(({ rules }) => rules !== undefined),
    [],
  );
});

test("every enforcement point that cannot see a case has a reason", (t) => {
  for (const { name, blind = {}, alone } of all) {
    for (const why of [...Object.values(blind), ...(alone === undefined ? [] : [alone])])
      t.true(why.length > 10, name);
  }
});
