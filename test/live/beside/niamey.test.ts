/**
 * A third country joins: its site created by one command, deployed on a separate cloud, a hosted tenant created at
 * home, two operators work on it, and one of its tenants orders a cluster. It runs beside the tests of the other two
 * sites: it uses nothing of theirs.
 */
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { siteInventory } from "../../../operations/cloud/inventory.ts";
import { estate } from "../helpers/cluster.ts";
import { type Copy, copyRepository, dataOf } from "../helpers/copy.ts";
import { administrator } from "../helpers/site.ts";
import { testClusterLife } from "./cluster-life.ts";
import { testTwoOperators } from "./two-operators.ts";

const SITE = "niamey";
const TENANTS = [`${SITE}-acceptance`, `${SITE}-niger-treasury`];

/** The fork in which Niamey joins. */
let fork: Copy;

test.before(async () => {
  fork = await copyRepository();
});
test.after.always(async () => {
  await inFork("python3", "-m", "sandbox", "down", "--site", SITE);
  await fork.remove();
});

test.serial("one command creates the site, and its check passes", async (t) => {
  const { stdout } = await estate(["new-site", SITE, "--country", "NE"], fork.folder);
  t.regex(stdout, /stacks\/niamey\/site\.yaml/);
  t.regex((await estate(["check", SITE], fork.folder)).stdout, /^niamey: 1 tenant, .*: no issue/m);
});

test.serial("one line moves the treasury of Niger home: the new site comes first", async (t) => {
  await fork.edit("stacks/ouagadougou/tenants/niger-treasury.yaml", (text) =>
    text.replace(/^groups:$/m, `movesTo: ${SITE}\ngroups:`),
  );
  t.regex((await estate(["check", SITE], fork.folder)).stdout, /^niamey: 2 tenants, .*: no issue/m);
});

test.serial("make up deploys it on a third cloud; a second one changes nothing", async (t) => {
  const clean = await inFork("python3", "-m", "sandbox", "reset", "--site", SITE);
  t.is(clean.exitCode, 0, clean.all);
  const first = await inFork("make", "up", `SITE=${SITE}`);
  t.is(first.exitCode, 0, first.all);
  t.regex(first.all, /niamey is up \(rehearsal\): 2 tenants/);
  t.deepEqual(await tenants(), TENANTS);
  const second = await inFork("make", "up", `SITE=${SITE}`);
  t.regex(second.all, /Resources:\s+[\d,]+ unchanged/);
});

test.serial("make down leaves nothing of it, make up creates it again", async (t) => {
  await down(t);
  const again = await inFork("make", "up", `SITE=${SITE}`);
  t.is(again.exitCode, 0, again.all);
  t.deepEqual(await tenants(), TENANTS);
});

testTwoOperators(() => fork);
testClusterLife(() => fork);

test.serial("after all that make down leaves nothing of it", down);

async function down(t: ExecutionContext): Promise<void> {
  const run = await inFork("make", "down", `SITE=${SITE}`);
  t.is(run.exitCode, 0, run.all);
  t.deepEqual(await siteInventory(await administrator(SITE), SITE), []);
}

/** The tenants' projects in the cloud. */
async function tenants(): Promise<string[]> {
  const projects = await (await administrator(SITE)).list("identity", "/projects", "projects");
  const names = projects.map(({ name }) => String(name));
  return names.filter((name) => name.startsWith(`${SITE}-`)).sort();
}

/** Runs a command in the fork; its end never rejects. */
function inFork(command: string, ...args: string[]) {
  const env = { LC_ALL: "", LC_MESSAGES: "en", ...dataOf(fork.folder) };
  return execa(command, args, { cwd: fork.folder, all: true, reject: false, env });
}
