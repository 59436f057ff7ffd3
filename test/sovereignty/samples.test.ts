import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import {
  formatViolation,
  judge,
  judgeState,
  RESOURCE_RULES,
  STATE_RULES,
} from "../../sovereignty/index.ts";
import { LANGUAGES } from "../../sovereignty/text.ts";
import { contextOf, factOf, samplesOf } from "./fixture.ts";

const UNSHOWN = new Set([
  // No registry that passes its own checks has a site outside the alliance.
  "location.foreign",
  // Only the API server sees what a namespace was before (test/parity).
  "namespace-labels.lowered",
]);
const folders = readdirSync(join(import.meta.dirname, "../../sovereignty/rules")).sort();

test("every rule folder is a rule of the law, and no rule is dropped", (t) => {
  const names = [...RESOURCE_RULES, ...STATE_RULES].map(({ name }) => name).sort();
  t.deepEqual(names, folders);
  t.deepEqual(names, [
    "backend-address",
    "class-country",
    "cluster",
    "endpoint",
    "external-reach",
    "host-access",
    "image-registry",
    "ingress-host",
    "location",
    "namespace-labels",
    "pod-security",
    "replica-target",
    "state-residency",
    "storage-class",
    "unclassified-type",
    "volume-source",
  ]);
});

for (const { name, messages } of [...RESOURCE_RULES, ...STATE_RULES]) {
  const { allowed, denied } = samplesOf(name);
  const judged = (sample: (typeof denied)[number]) =>
    sample.state
      ? judgeState(sample.state, contextOf(sample))
      : judge(factOf(sample), contextOf(sample));

  for (const sample of allowed) {
    test(`${name} allows: ${sample.name}`, (t) => {
      // An object that shows one rule need not be lawful by all the others.
      const others = sample.fact?.objects === undefined;
      t.deepEqual(
        judged(sample).filter(({ rule }) => others || rule === name),
        [],
      );
    });
  }

  for (const sample of denied) {
    test(`${name} denies: ${sample.name}`, (t) => {
      const found = judged(sample).filter(({ rule }) => rule === name);
      t.deepEqual([...new Set(found.map((violation) => violation.case))], [sample.case]);
      for (const violation of found) {
        // Renders, so each placeholder has its value.
        for (const language of LANGUAGES) t.regex(formatViolation(violation, language), /\n {2}\S/);
      }
    });
  }

  test(`${name} has samples of both kinds, and one for each of its cases`, (t) => {
    t.true(allowed.length >= 2 && denied.length >= 3);
    const shown = new Set(denied.map((sample) => sample.case));
    const cases = Object.keys(messages.cases).filter((key) => !UNSHOWN.has(`${name}.${key}`));
    t.deepEqual([...shown].sort(), cases.sort());
  });
}
