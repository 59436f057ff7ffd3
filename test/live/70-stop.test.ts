/**
 * Stops a site again: its stack, its cloud, its processes. Bamako's cloud is stopped with its stack, which would take
 * minutes more and prove the same.
 */
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { administrator, make, statusOf } from "./helpers/site.ts";

const SITE = "ouagadougou";

test.serial("make down leaves nothing of its stack in its cloud", async (t) => {
  t.regex(await make("down", SITE), /nothing of the stack is left in the cloud/);
  const left = await siteInventory(await administrator(SITE), SITE);
  t.deepEqual(
    left.map(({ kind, item }) => `${kind.kind} ${item.name}`),
    [],
  );
});

test.serial("make clean-cloud leaves nothing running", async (t) => {
  await make("clean-cloud", SITE);
  t.deepEqual((await statusOf(SITE)).processes, []);
});
