/** A failure without a place in its stack is reported as the others are, and the tests after it run. */
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execaNode } from "execa";
import { countAva } from "./counts.ts";

const root = join(import.meta.dirname, "../..");
const TESTS = `import test from "ava";
test("without a place", () => { throw Object.assign(new Error("why"), { stack: "Error: why" }); });
test("the next", (t) => t.pass());
`;

test("AVA's report goes on after a failure whose stack has one line", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-tap-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "two.test.js"), TESTS);
  const { stdout, exitCode } = await execaNode(
    join(root, "node_modules/ava/entrypoints/cli.mjs"),
    // AVA ends after 10 s without a result: beside the deployments a process may need longer to begin.
    ["--tap", "--timeout=2m"],
    { cwd: folder, reject: false, nodeOptions: [`--import=${join(root, "test/tiers/tap.ts")}`] },
  );
  t.deepEqual(countAva(stdout, exitCode ?? 1), { passed: 1, failed: 1, skipped: 0 });
  t.regex(stdout, /why/);
  t.is(exitCode, 1);
});
