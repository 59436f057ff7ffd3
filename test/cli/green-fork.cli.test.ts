/**
 * A site's first day: after each step in the README and the pages of docs/, the general checks of an estate pass. After
 * all of them the whole fast tier does: `make test` runs it in such a fork (test/tiers/fork.ts).
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { edit } from "../helpers/edit.ts";
import { copyWhole, DAYS } from "../helpers/first-day.ts";

/**
 * One folder for all forks, one after the other: each reuses the compile cache of the last, and other caches stay
 * unchanged.
 */
let home: string;
test.before(async () => {
  home = await mkdtemp(join(tmpdir(), "aes-estate-fork-"));
});
test.after.always(() => rm(home, { recursive: true, force: true }));

async function forked(t: ExecutionContext): Promise<string> {
  const folder = join(home, "fork");
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await copyWhole(folder);
  return folder;
}

/** Runs the general checks of an estate there. */
async function checks(folder: string): Promise<string> {
  // On a busy machine, minutes pass without a result.
  const args = ["node_modules/.bin/ava", "--tap", "--timeout=20m", "test/site"];
  const env = {
    TEST_TIER: "fast",
    AES_ESTATE_PROJECT: "",
    NODE_COMPILE_CACHE: join(home, "compiled"),
  };
  const run = await execa(process.execPath, args, { cwd: folder, env, reject: false });
  const failed = run.stdout.match(/^not ok .*$/gm) ?? [];
  return [...failed, run.exitCode === 0 ? "green" : run.stderr].join("\n");
}

for (const [name, acts] of Object.entries(DAYS)) {
  test.serial(`${name}: every general check of an estate passes`, async (t) => {
    const folder = await forked(t);
    for (const act of acts) await act(folder);
    t.is(await checks(folder), "green");
  });
}

test.serial("an estate with an issue is not green", async (t) => {
  const folder = await forked(t);
  await edit(join(folder, "stacks/bamako/tenants/tax.yaml"), (text) =>
    text.replace("owner: ML", "owner: FR"),
  );
  t.regex(await checks(folder), /not ok .* the estate has no issue/);
});
