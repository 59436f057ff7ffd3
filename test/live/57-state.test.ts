/**
 * The state of both sites is in their own object stores, encrypted on disk, with a copy at the other site that can be
 * read when the site is lost.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { execa } from "execa";
import { repository } from "../../estate/project.ts";
import { siteVariables } from "../../operations/deploy/workspace.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { copyOf, estateOf } from "../../operations/state/copy.ts";
import {
  checkpointOf,
  containerOf,
  copyContainerOf,
  storeVariables,
} from "../../operations/state/paths.ts";
import { stateOf } from "../../operations/state/record.ts";
import { checkpointIn, Store } from "../../operations/state/store.ts";
import { estate } from "./helpers/cluster.ts";
import { make, recorded, SITES } from "./helpers/site.ts";

const SITE = "bamako";
const OTHER = "ouagadougou";
const DEADLINE_MS = 120_000;

/** Waits until the copy of a site's state is equal to it. */
async function whenEqual(site: string): Promise<void> {
  const [files, home] = [await estateOf(site), await Store.open(site)];
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const copy = await copyOf(site, files, home);
    if (copy.is === "there" && copy.equal) return;
    if (Date.now() > deadline) throw new Error(`no equal copy of ${site}: ${JSON.stringify(copy)}`);
    await sleep(500);
  }
}

for (const site of SITES) {
  test.serial(
    `the state of ${site} is in its own object store, and only its keeper's key is named`,
    async (t) => {
      const { resources } = await recorded(site);
      const stored = await stateOf(site, await Store.open(site));
      t.is(stored?.resources?.length, resources.length);
      t.true(resources.length > 100);
      const shell = await execa("make", ["-s", "env", `SITE=${site}`], { cwd: repository });
      t.regex(
        shell.stdout,
        new RegExp(
          `PULUMI_BACKEND_URL='s3://${containerOf(site)}\\?endpoint=http://127\\.0\\.0\\.1:`,
        ),
      );
      const credentials = await readFile(sitePlaces(site).stateCredentials, "utf8");
      for (const [, value] of credentials.matchAll(/ = (.+)$/gm)) {
        t.false(shell.stdout.includes(String(value)));
      }
    },
  );

  test.serial(
    `nothing of the state of ${site} can be read on the disks of its object store`,
    async (t) => {
      const folder = join(sitePlaces(site).stateConfig, "../cloud/data/swift");
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".data"));
      t.true(files.length > 0);
      // The first bytes of a checkpoint, compressed or not, and words that every checkpoint contains.
      const signs = [
        Buffer.of(0x28, 0xb5, 0x2f, 0xfd),
        ...["urn:pulumi", '"checkpoint"', "ciphertext"].map((sign) => Buffer.from(sign)),
      ];
      for (const { parentPath, name } of files) {
        const content = await readFile(join(parentPath, name));
        for (const [index, sign] of signs.entries()) {
          const found =
            index === 0 ? content.subarray(0, sign.length).equals(sign) : content.includes(sign);
          t.false(found, join(parentPath, name));
        }
      }
    },
  );

  test.serial(`the copy of the state of ${site} at the other site becomes equal`, async (t) => {
    t.timeout(300_000);
    t.regex(String((await estate(["up", site])).all), /copy at /);
    await whenEqual(site);
    t.regex(String((await estate(["state", site])).all), /copy at \w+: identical, from /);
  });
}

test.serial(
  "when Bamako's object store is out of reach, its state is exported from the copy",
  async (t) => {
    t.timeout(300_000);
    const { resources } = await recorded(SITE);
    await whenEqual(SITE);
    const env = { ...siteVariables(SITE), ...storeVariables(OTHER, copyContainerOf(SITE)) };
    t.true(env.PULUMI_BACKEND_URL?.startsWith(`s3://${copyContainerOf(SITE)}?`));
    const args = ["stack", "export", "--stack", SITE];
    const { stdout } = await execa("pulumi", args, { cwd: repository, env });
    const exported = JSON.parse(stdout) as {
      deployment: { resources: { urn: string; id?: string }[] };
    };
    const names = (all: readonly { urn: string; id?: string }[]) =>
      all.map(({ urn, id }) => `${urn} ${id}`).sort();
    t.deepEqual(names(exported.deployment.resources), names(resources));
  },
);

test.serial(
  "a lost state is reported, not replaced by a new one, and restored from the copy",
  async (t) => {
    t.timeout(600_000);
    await whenEqual(SITE);
    const home = await Store.open(SITE);
    // As if the container itself is lost: no deletion may reach the copy.
    await home.setHeaders({ "x-container-sync-to": "", "x-container-sync-key": "" });
    for (const { name } of await home.list()) await home.delete(name);
    t.is(await checkpointIn(SITE, home), undefined);
    t.regex(String((await estate(["state", SITE])).all), /nothing is recorded[\s\S]*--from-copy/);

    for (const command of ["up", "preview"]) {
      const failed = await t.throwsAsync(estate([command, SITE]));
      t.regex(String((failed as { all?: string }).all), /no state is recorded for bamako/);
    }
    t.regex(
      String((await estate(["state", SITE, "--from-copy"])).all),
      /restored from ouagadougou/,
    );
    t.true((await home.list(checkpointOf(SITE))).length > 0);
    const again = await t.throwsAsync(estate(["state", SITE, "--from-copy"]));
    t.regex(String((again as { all?: string }).all), /nothing to restore/);
    t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
    await whenEqual(SITE);
  },
);
