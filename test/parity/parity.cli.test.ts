/** The same table at a real API server, which has only the policies generated from the rules. */
import test from "ava";
import { type Answer, clusterCases, sendCases } from "./corpus.ts";
import { CASES, expected, resultOfPolicies, rulesIn } from "./enforcement-points.ts";
import { type PolicyServer, startPolicyServer } from "./policy-server.ts";

let server: PolicyServer;
test.before(async (t) => {
  t.timeout(300_000);
  server = await startPolicyServer();
});
test.after.always(() => server?.close());

for (const given of CASES) {
  test.serial(given.name, async (t) => {
    // A dry run evaluates every policy and leaves nothing behind.
    const { code, stderr } = await server.send("create --dry-run=server", [given.object]);
    const want = expected(given, "api");
    t.is(code === 0, want === "admits", stderr);
    if (want === "invalid") t.regex(stderr, /is invalid/);
    else if (want === "admits") t.deepEqual(rulesIn(stderr), [], stderr);
    else t.true(isNamed(rulesIn(stderr), [want, ...resultOfPolicies(given)]), stderr);
  });
}

for (const result of ["violating", "compliant"] as const) {
  test.serial(
    `the corpus, ${result}: each case has the same result as in the policies themselves`,
    async (t) => {
      t.timeout(300_000);
      const cases = clusterCases(result);
      t.true(cases.length >= 20);
      const wrong = (await sendCases(server, cases)).filter((answer) => !isRight(answer, result));
      t.deepEqual(
        wrong.map(({ given, stderr }) => `${given.name}: ${stderr}`),
        [],
      );
    },
  );
}

/**
 * A server names the first policy that denies, in no fixed order: one of those by which the policies' own function
 * denies.
 */
function isNamed(rules: readonly string[], denying: readonly string[]): boolean {
  return rules.length > 0 && rules.every((rule) => denying.includes(rule));
}

function isRight(answer: Answer, result: "violating" | "compliant"): boolean {
  const { given, admitted, objects, rules, stderr } = answer;
  if (given.blind?.api !== undefined) {
    // Rejected before any policy is evaluated, or not served at all.
    const unevaluated = /is invalid|no matches for kind/.test(stderr);
    return admitted === 0 && rules.length === 0 && unevaluated;
  }
  if (result === "compliant") return admitted === objects && rules.length === 0;
  const sent = (given.resources ?? []).flatMap(({ object }) => (object ? [object] : []));
  const found = sent.flatMap((object) => resultOfPolicies({ name: given.name, object }));
  return isNamed(rules, [...(given.rules ?? []), ...found]);
}
