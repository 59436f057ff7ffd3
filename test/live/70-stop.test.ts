/** Stops everything again: stacks, clouds, processes. */
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { administrator, make, SITES, statusOf } from "./helpers/site.ts";

for (const site of SITES) {
  test.serial(
    `make down and make clean-cloud leave nothing of ${site}, in its cloud or running`,
    async (t) => {
      t.regex(await make("down", site), /nothing of the stack is left in the cloud/);
      const left = await siteInventory(await administrator(site), site);
      t.deepEqual(
        left.map(({ kind, item }) => `${kind.kind} ${item.name}`),
        [],
      );
      await make("clean-cloud", site);
      t.deepEqual((await statusOf(site)).processes, []);
    },
  );
}
