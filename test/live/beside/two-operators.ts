/** Two operators of a site with two checkouts: whose files lack what the other one applied does not undo it (docs/adr/0084). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { newRepository } from "../../helpers/repository.ts";
import { estate } from "../helpers/cluster.ts";
import type { Copy } from "../helpers/copy.ts";
import { recorded } from "../helpers/site.ts";

const SITE = "niamey";
const FILE = `stacks/${SITE}/tenants/acceptance.yaml`;
const FLOW = "  reports: { from: front, to: front, protocol: tcp, ports: 8443 }\n";
const RULE = "openstack:networking/secGroupRule:SecGroupRule";

/** Declares the tests. They need a fork in which the site is deployed, and make a repository of it. */
export function testTwoOperators(fork: () => Copy): void {
  const up = async (folder: string, ...more: string[]) =>
    String((await estate(["up", SITE, ...more], folder).catch((error) => error)).all);

  test.serial("files that lack what another operator applied do not undo it", async (t) => {
    t.timeout(600_000);
    const mine = fork().folder;
    const { git, commit } = await newRepository(mine);
    await commit({}, "the estate");
    const other = await mkdtemp(join(tmpdir(), "aes-other-operator-"));
    t.teardown(() => rm(other, { recursive: true, force: true }));
    await git(["clone", "--quiet", ".", other]);

    await fork().edit(FILE, (text) => text.replace(/^flows:\n/m, `flows:\n${FLOW}`));
    const applied = (await commit({}, "the reports")).slice(0, 12);
    t.regex(await up(mine), /\d created/);
    t.true((await rules()) > 0);

    const before = (await recorded(SITE)).text;
    const rejected = await up(other);
    t.regex(rejected, new RegExp(`nothing was changed. Missing:\\n +${applied} by Awa Traoré`));
    t.is((await recorded(SITE)).text, before);

    t.regex(await up(other, "--supersede", applied), /\d deleted/);
    t.is(await rules(), 0);

    await git(["-C", other, "pull", "--quiet", "--ff-only"]);
    t.regex(await up(other), /\d created/);
    t.true((await rules()) > 0);
  });
}

/** How many rules the flow has in the state. */
async function rules(): Promise<number> {
  const { resources } = await recorded(SITE);
  return resources.filter(({ type, urn }) => type === RULE && urn.includes("-tcp-8443-")).length;
}
