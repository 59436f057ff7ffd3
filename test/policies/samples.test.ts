import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { LANGUAGES } from "../../output/message.ts";
import { AllianceError } from "../../policies/alliance/registry.ts";
import { evaluate, evaluateStack, evaluateState } from "../../policies/evaluate.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { RULES } from "../../policies/rules/index.ts";
import { formatViolation, type Violation } from "../../policies/violations.ts";
import {
  alliance,
  contextOf,
  emptied,
  factOf,
  type Sample,
  samplesOf,
  stackOf,
} from "./fixture.ts";

const UNSHOWN = new Set([
  // A registry that passes its own checks has no site outside the alliance.
  "location.foreign",
  // Only the API server sees what a namespace was before (test/parity).
  "namespace-labels.lowered",
]);
/** The rules that can always be evaluated: the state's location is in the settings of the run itself. */
const SEES_ALL = new Set(["state-residency"]);
const folders = readdirSync(join(import.meta.dirname, "../../policies/rules"), {
  withFileTypes: true,
}).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

// The list of rules is pinned by the table in policies/README.md (test/policies/enforce/pack/pack.test.ts).
test("every folder is a rule of its name, and every rule has a folder", (t) => {
  t.deepEqual(RULES.map(({ name }) => name).sort(), folders.sort());
});

/** The violations of a sample, with the registry or with another one. */
function evaluated(sample: Sample, registry = alliance): Violation[] {
  const context = contextOf(sample, registry);
  if (sample.state) return evaluateState(sample.state, context);
  return sample.stack ? evaluateStack(stackOf(sample), context) : evaluate(factOf(sample), context);
}

for (const { name, metadata, messages } of RULES) {
  const samples = samplesOf(name);
  const { allowed, denied } = samples;

  for (const sample of allowed) {
    test(`${name} allows: ${sample.name}`, (t) => {
      // An object that shows one rule need not comply with all the others.
      const others = sample.fact?.objects === undefined;
      t.deepEqual(
        evaluated(sample).filter(({ rule }) => others || rule === name),
        [],
      );
    });
  }

  for (const sample of denied) {
    test(`${name} denies: ${sample.name}`, (t) => {
      const found = evaluated(sample).filter(({ rule }) => rule === name);
      t.deepEqual([...new Set(found.map((violation) => violation.case))], [sample.case]);
      for (const violation of found) {
        // Renders the message, so each placeholder has its value.
        for (const language of LANGUAGES) t.regex(formatViolation(violation, language), /\n {2}\S/);
      }
    });
  }

  for (const sample of samples.void) {
    test(`${name} passes nothing when ${sample.empty} is empty: ${sample.name}`, (t) => {
      let found: Violation[];
      try {
        found = evaluated(sample, emptied(sample.empty));
      } catch (error) {
        // Most of a registry must not be empty: then it is an error, not a result.
        t.true(error instanceof AllianceError);
        return t.is(sample.case, undefined);
      }
      const cases = found.filter(({ rule }) => rule === name).map((violation) => violation.case);
      t.deepEqual([...new Set(cases)], [sample.case ?? "an AllianceError"]);
    });
  }

  test(`${name} has samples of every kind, and one for each of its cases`, (t) => {
    t.true(allowed.length >= 3, "three allowed");
    t.true(denied.length >= 3, "three denied");
    t.true(samples.void.length >= 1, "one with an empty registry");
    if (!SEES_ALL.has(name)) t.true(hasUnknown(samples), "one with an unknown value");
    const shown = new Set(denied.map((sample) => sample.case));
    const cases = Object.keys(messages.cases).filter((key) => !UNSHOWN.has(`${name}.${key}`));
    t.deepEqual([...shown].sort(), cases.sort());
  });

  test(`${name} names the requirements that it is based on`, (t) => {
    const { secNumCloud, ...others } = metadata.references;
    for (const item of secNumCloud ?? []) t.regex(item, /^\d{1,2}\.\d{1,2}$/);
    t.true(Object.values({ secNumCloud, ...others }).flat().length > 0);
    // A rule that cannot be waived has a message that says so and names the alternative.
    t.is(/^Aucune dérogation/.test(messages.waiver.fr), !metadata.waivable);
    t.is(/^No waiver/.test(messages.waiver.en), !metadata.waivable);
  });
}

function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
