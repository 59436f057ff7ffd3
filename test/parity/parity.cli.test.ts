/** The same table at a real API server, which has nothing but the policies generated from the rules. */
import test from "ava";
import { askServer, clusterCases } from "./corpus.ts";
import { CASES, expected, rulesIn } from "./gates.ts";
import { type LawServer, startLawServer } from "./law-server.ts";

let server: LawServer;
test.before(async (t) => {
  t.timeout(300_000);
  server = await startLawServer();
});
test.after.always(() => server?.close());

for (const given of CASES) {
  test.serial(given.name, async (t) => {
    // A dry run is asked of every policy and leaves nothing behind.
    const { code, stderr } = await server.send("create --dry-run=server", [given.object]);
    const want = expected(given, "api");
    t.is(code === 0, want === "admits", stderr);
    if (want === "invalid") t.regex(stderr, /is invalid/);
    else t.deepEqual(rulesIn(stderr), want === "admits" ? [] : [want], stderr);
  });
}

for (const verdict of ["violating", "lawful"] as const) {
  test.serial(
    `the corpus, ${verdict}: each case is judged as the law's own function judges it`,
    async (t) => {
      t.timeout(120_000);
      const cases = clusterCases(verdict);
      t.true(cases.length >= 20);
      for (const { given, admitted, objects, rules, stderr } of await askServer(server, cases)) {
        const { name, rules: refusing = [], blind = {} } = given;
        const said = `${name}: ${stderr}`;
        if (blind.api !== undefined) {
          // Refused before any policy is asked, or not served at all.
          t.deepEqual([admitted, rules], [0, []], said);
          t.regex(stderr, /is invalid|no matches for kind/, said);
        } else if (verdict === "lawful") {
          t.deepEqual([admitted, rules], [objects, []], said);
        } else {
          t.deepEqual([...rules].sort(), [...refusing].sort(), said);
        }
      }
    },
  );
}
