/** Of a list of test files, only those that are named run. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { execaNode } from "execa";

const root = join(import.meta.dirname, "../..");

test("a list of test files imports those that are named, and AVA runs their tests", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-only-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const only = join(folder, "only");
  await writeFile(only, "test/tiers/counts.test.ts\ntest/policies/once.test.ts");
  const { stdout } = await execaNode(
    join(root, "node_modules/ava/entrypoints/cli.mjs"),
    // AVA ends after 10 s without a result: beside the deployments a process may need longer to begin.
    [
      "--tap",
      "--timeout=2m",
      `--node-arguments=--import=${pathToFileURL(join(root, "test/tiers/only.ts")).href}`,
      "test/together/tools.ts",
    ],
    { cwd: root, env: { TEST_TIER: "together", AES_TEST_ONLY: only }, reject: false },
  );
  const titles = Array.from(stdout.matchAll(/^ok \d+ - (.+)$/gm), ([, title]) => title);
  t.deepEqual(
    titles.sort(),
    [
      "a check is counted by its exit code",
      "a runner that fails without a failed test is a failure",
      "AVA's TAP is counted, with skips apart",
      "go's test events are counted, packages are not",
      "pytest's closing line is counted",
    ].sort(),
  );
});
