/** Each site's plan, previewed offline under the pack, is the recorded inventory: a change of it shows in review. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { operation, policyPack, pulumi } from "../../cli/rehearsal/pulumi.ts";
import { prepareWorkspace } from "../../cli/rehearsal/workspace.ts";

interface Step {
  readonly op: string;
  readonly newState: { readonly type: string };
}

for (const site of ["bamako", "ouagadougou"]) {
  test.serial(`the plan of ${site} makes exactly what its inventory says`, async (t) => {
    const state = await mkdtemp(join(tmpdir(), "aes-inventory-"));
    t.teardown(() => rm(state, { recursive: true }));
    process.env.AES_ESTATE_STATE = state;
    const workspace = await prepareWorkspace(site, { offline: true });
    const args = ["preview", "--json", ...operation(workspace), ...policyPack];
    const env = { AES_ESTATE_OFFLINE: "1", AES_ESTATE_STATE: state };
    const run = await pulumi(workspace, args, { stdio: "pipe", env });
    const { steps } = JSON.parse(String(run.stdout)) as { steps: Step[] };
    const found: Record<string, number> = {};
    for (const { op, newState } of steps) {
      const key = `${op} ${newState.type}`;
      found[key] = (found[key] ?? 0) + 1;
    }
    const sorted = Object.fromEntries(Object.entries(found).sort());
    const file = join(import.meta.dirname, `golden/${site}.json`);
    if (process.env.UPDATE_GOLDEN) await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
    t.deepEqual(sorted, JSON.parse(await readFile(file, "utf8")));
  });
}
