/** Everything taken down again: stacks, clouds, processes. */
import test from "ava";
import { execa } from "execa";
import { repository } from "../../cli/places.ts";
import { make, SITES } from "./helpers/site.ts";

for (const site of SITES) {
  test.serial(`make down and make clean-cloud leave nothing of ${site} running`, async (t) => {
    t.regex(await make("down", site), /nothing of the stack is left in the cloud/);
    await make("clean-cloud", site);
    const args = ["-m", "sandbox", "status", "--site", site, "--json"];
    const run = await execa("python3", args, { cwd: repository, reject: false });
    const { processes } = JSON.parse(run.stdout) as { processes: unknown[] };
    t.deepEqual(processes, []);
  });
}
