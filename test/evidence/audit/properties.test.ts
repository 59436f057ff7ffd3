/** Properties that hold for every recorded state. */
import test from "ava";
import fc from "fast-check";
import { auditResults } from "../../../evidence/audit/results.ts";
import { isAdmitted } from "../../../policies/alliance/packages.ts";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";
import { type Given, root, site, stateOf, volume } from "./states.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };

/** Every violation as one text, sorted: rule, resource, and where it was seen. */
function violationsOf(resources: readonly Given[]): string[] {
  const { raw } = auditResults(readRecording(stateOf(resources)), context, undefined);
  return raw
    .map((found) => JSON.stringify([found.rule, found.case, found.subject, found.seenIn]))
    .sort();
}

const region = fc.constantFrom("bamako-1", "eu-west-1", "ouagadougou-1", undefined);
const metadata = fc.record({
  "aes:class": fc.constantFrom("public", "citizen", "nothing"),
  "aes:owner": fc.constantFrom("ML", "BF", "FR"),
});
const volumes = fc
  .array(
    fc.record({
      inputs: fc.record({ region, metadata }),
      outputs: fc.record({ region, metadata }),
      provider: fc.constantFrom("site", "elsewhere", "missing", undefined),
      more: fc.record({ delete: fc.boolean() }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ provider, ...one }, index): Given => {
      const given = { type: volume.type, name: `v${index}`, ...one };
      return provider === undefined ? given : { ...given, provider };
    }),
  );
const elsewhere: Given = {
  ...site,
  name: "elsewhere",
  inputs: { authUrl: "https://cloud.example.com/v3", region: "eu-west-1" },
};

const shuffled = volumes.chain((made) => {
  const all = [root(), site, elsewhere, ...made];
  return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
});

test("the order of the resources in the file does not change the result", (t) => {
  let denied = 0;
  fc.assert(
    fc.property(shuffled, ([inOrder, mixed]) => {
      const found = violationsOf(inOrder);
      denied += found.length > 2 ? 1 : 0; // the provider abroad alone violates two rules
      t.deepEqual(violationsOf(mixed), found);
    }),
    { numRuns: 100 },
  );
  t.true(denied > 50, `only ${denied} of 100 states had a violating volume`);
});

test("a resource of an unclassified type fails in every state, and adds only its own violations", (t) => {
  // `tls` is three letters, and the registry admits it.
  const type = fc
    .stringMatching(/^[a-z]{1,8}:[a-z]{1,8}:[A-Z][a-z]{1,8}$/)
    .filter((one) => !isAdmitted(one, alliance));
  fc.assert(
    fc.property(volumes, type, (made, strange) => {
      const [others, given] = [[root(), site, elsewhere, ...made], { type: strange, name: "new" }];
      const added = violationsOf([...others, given]).filter(
        (one) => !violationsOf(others).includes(one),
      );
      t.true(added.some((one) => one.includes("unclassified-type")));
      t.true(added.every((one) => one.includes("::new")));
    }),
    { numRuns: 50 },
  );
});

test("a violation that only the cloud's answers show is found and marked as such", (t) => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("eu-west-1", "ouagadougou-1", "x"), (name, answer) => {
      const changed = { ...volume, name, outputs: { ...volume.inputs, region: answer } };
      const found = violationsOf([root(), site, changed]);
      t.is(found.length, 1);
      t.regex(found[0] ?? "", /^\["location",.*"outputs"\]$/);
    }),
  );
});
