/** Stops everything again: both stacks at once, as two operators may, then clouds and processes. */
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { administrator, make, SITES, statusOf } from "./helpers/site.ts";

test.serial(
  "make down and make clean-cloud leave nothing of either site, in its cloud or running",
  async (t) => {
    const outputs = await Promise.all(SITES.map((site) => make("down", site)));
    for (const output of outputs) t.regex(output, /nothing of the stack is left in the cloud/);
    for (const site of SITES) {
      const left = await siteInventory(await administrator(site), site);
      t.deepEqual(
        left.map(({ kind, item }) => `${kind.kind} ${item.name}`),
        [],
        site,
      );
    }
    for (const site of SITES) {
      await make("clean-cloud", site);
      t.deepEqual((await statusOf(site)).processes, [], site);
    }
  },
);
