/** Stops everything again: stacks, clouds, processes. */
import test from "ava";
import { make, SITES, statusOf } from "./helpers/site.ts";

for (const site of SITES) {
  test.serial(`make down and make clean-cloud leave nothing of ${site} running`, async (t) => {
    t.regex(await make("down", site), /nothing of the stack is left in the cloud/);
    await make("clean-cloud", site);
    t.deepEqual((await statusOf(site)).processes, []);
  });
}
