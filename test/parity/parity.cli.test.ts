/** The same table at a real API server, which has nothing but the policies generated from the rules. */
import test from "ava";
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
