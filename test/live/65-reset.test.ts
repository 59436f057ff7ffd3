/** A cloud that was reset is another cloud: the recorded state is not believed, and the same command builds anew. */
import { readFile } from "node:fs/promises";
import test from "ava";
import { siteInventory } from "../../cli/cloud/inventory.ts";
import { sitePlaces } from "../../cli/places.ts";
import { administrator, make, recorded, sandbox, started } from "./helpers/site.ts";

const SITE = "ouagadougou";

test.serial("after a reset, preview refuses the old state and make up starts anew", async (t) => {
  const before = await recorded(SITE);
  t.true(before.resources.length > 100);
  const reset = await sandbox(SITE, "reset");
  t.is(reset.exitCode, 0, reset.all);

  const preview = await started("preview", SITE);
  t.not(preview.exitCode, 0);
  t.regex(preview.all, /the state of ouagadougou describes another cloud/);

  const said = await make("up", SITE);
  t.regex(said, /the cloud of ouagadougou was reset/);
  const lost = JSON.parse(await readFile(sitePlaces(SITE).lostState, "utf8"));
  t.is(lost.checkpoint.latest.resources.length, before.resources.length);
  const after = await recorded(SITE);
  t.is(after.resources.length, before.resources.length);
  const there = await siteInventory(await administrator(SITE), SITE);
  t.true(there.length > 50);
  t.regex(await make("up", SITE), /Resources:\s+\d+ unchanged/);
});
