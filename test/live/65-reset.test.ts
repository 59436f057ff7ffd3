/**
 * A cloud that was reset is another cloud: the recorded state is not trusted, the same command recreates everything,
 * and the data of its critical tenant comes home from the active standby.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { type Pair, pairsOf, serviceAccountOf } from "../../operations/failover/copies.ts";
import { objectsOf } from "../../operations/failover/objects.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { estate } from "./helpers/cluster.ts";
import { empty, put, read, untilLevel } from "./helpers/containers.ts";
import { type Copy, copyRepository } from "./helpers/copy.ts";
import { administrator, declared, make, recorded, sandbox, started } from "./helpers/site.ts";

const [SITE, STANDBY] = ["ouagadougou", "bamako"] as const;
const CONTAINER = "declarations";

/** The estate that a failover writes into; the repository's own files stay. */
let copy: Copy;
let pair: Pair;
test.before(async () => {
  copy = await copyRepository();
  const [first] = pairsOf(await declared(SITE));
  if (first === undefined) throw new Error(`${SITE} has no tenant with copies`);
  pair = first;
});
test.after.always(() => copy?.remove());

test.serial(
  "a site is lost for good, and its standby site takes over its critical tenant",
  async (t) => {
    const home = await serviceAccountOf(pair, "home");
    await empty(home, CONTAINER);
    for (const name of ["one", "two", "three"]) await put(home, CONTAINER, name, `${name} at home`);
    await untilLevel(pair);
    t.is((await sandbox(SITE, "down")).exitCode, 0);
    const { stdout } = await estate(["failover", SITE], copy.folder);
    t.regex(stdout, /ouagadougou-customs: container declarations, 3 objects/);
    const standby = await serviceAccountOf(pair, "standby");
    await put(standby, CONTAINER, "two", "two elsewhere");
    await put(standby, CONTAINER, "four", "four elsewhere");
  },
);

test.serial(
  "after a reset, preview rejects the old state; the return creates all resources again and brings the data home",
  async (t) => {
    const { resources } = JSON.parse(await readFile(sitePlaces(SITE).lastState, "utf8")).checkpoint
      .latest as { resources: unknown[] };
    t.true(resources.length > 100);
    const reset = await sandbox(SITE, "reset");
    t.is(reset.exitCode, 0, reset.all);
    t.is((await sandbox(SITE, "up")).exitCode, 0);

    const preview = await started("preview", SITE);
    t.not(preview.exitCode, 0);
    t.regex(preview.all, /the state of ouagadougou describes an earlier cloud/);

    const { stdout } = await estate(["failover", SITE, "--return"], copy.folder);
    t.regex(stdout, /the cloud of ouagadougou was reset/);
    t.regex(stdout, /ouagadougou is complete: 4 objects/);
    const home = await serviceAccountOf(pair, "home");
    const contents = { one: "one at home", three: "three at home", two: "two elsewhere" };
    for (const [name, content] of Object.entries({ ...contents, four: "four elsewhere" })) {
      t.is(await read(home, CONTAINER, name), content);
    }
    t.is((await objectsOf(home, CONTAINER)).length, 4);
    const file = join(copy.folder, `stacks/${STANDBY}/site.yaml`);
    t.notRegex(await readFile(file, "utf8"), /activeStandbyFor/);

    const lost = JSON.parse(await readFile(sitePlaces(SITE).lostState, "utf8"));
    t.is(lost.checkpoint.latest.resources.length, resources.length);
    const after = await recorded(SITE);
    t.is(after.resources.length, resources.length);
    const there = await siteInventory(await administrator(SITE), SITE);
    t.true(there.length > 50);
    await put(home, CONTAINER, "five", "five at home");
    await untilLevel(pair);
    t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
    // A container with objects is not deleted, at either site.
    await empty(home, CONTAINER);
    await untilLevel(pair);
  },
);
