/** `estate availability` as people and programs run it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import type { AvailabilityReport } from "../../../planning/availability/report.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";

const ask = (...args: string[]) => estate("availability", ...args);

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-availability-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

test("both sites, for programs and as a picture: tier reached, every element maintainable, every demand met", async (t) => {
  const file = join(folder, "availability.svg");
  const { stdout, exitCode } = await ask("--json", "--svg", file, "--lang", "fr");
  t.is(exitCode, 0);
  const { sites, undescribed }: AvailabilityReport = JSON.parse(stdout);
  t.deepEqual(
    sites.map(({ site }) => site),
    ["bamako", "ouagadougou"],
  );
  t.deepEqual(undescribed, []);
  for (const site of sites) {
    t.true(site.availability >= site.tier.availability);
    t.true(site.concurrentlyMaintainable);
    t.deepEqual(site.singlePoints, ["human-error", "routing-software"]);
    t.true(
      site.parts.every(
        ({ kind, maintainable }) => maintainable === (kind === "cause" ? null : true),
      ),
    );
    t.true(
      site.tenants.every(
        ({ availability, standby }) => standby !== null || availability < site.availability,
      ),
    );
    const minutes = (1 - site.availability) * 525_960;
    t.true(Math.abs(site.outageMinutes - minutes) < 1e-6);
  }
  const demanding = sites.flatMap(({ tenants }) => tenants.filter(({ demand }) => demand !== null));
  t.deepEqual(
    demanding.map(({ tenant, demand, met }) => [tenant, demand, met]),
    [
      ["e-visa", 0.999, true],
      ["health", 0.9995, true],
      ["customs", 0.999, true],
    ],
  );
  const svg = await readFile(file, "utf8");
  for (const label of ["bamako", "ouagadougou", "le site", "health", "permises par la demande"]) {
    t.true(svg.includes(label), label);
  }
  // One stroke for each demand, one for either site, and the legend's.
  t.is(svg.match(/fill="#d55e00"/g)?.length, 3 + 2 + 1);
});

test("one site, for people, in either language", async (t) => {
  const [fr, en] = await Promise.all([
    ask("bamako", "--lang", "fr"),
    ask("bamako", "--lang", "en"),
  ]);
  t.regex(
    fr.stdout,
    /^bamako : 99,9898\s% calculés, 54 minutes d'interruption par an ; le niveau III demande 99,982\s%$/m,
  );
  t.regex(
    fr.stdout,
    /^Points uniques de défaillance : human-error \(cause commune\), routing-software/m,
  );
  t.regex(fr.stdout, /^health +99,9737\s% +139 +99,950\s% +oui +hall-1, hall-2$/m);
  t.regex(fr.stdout, /^chiller-1 +99,7340\s% +oui +99,4608\s% +7,4$/m);
  t.regex(
    en.stdout,
    /^bamako: 99.9898\s% computed, 54 minutes of outage a year; level III demands 99.982\s%$/m,
  );
  t.regex(en.stdout, /^Maintenance: every element can be taken out in turn without an outage\.$/m);
  t.regex(en.stdout, /^routing-software \(common cause\) +99\.9975\s% +— +0\.0000\s% +13\.1$/m);
  t.notRegex(en.stdout, /^ouagadougou: /m);
});

test("an estate that fails its check has no figures; a site without a topology is reported as such", async (t) => {
  const root = await estateFolder(t, "single-power-path");
  const failed = await ask("--root", root, "--lang", "en");
  t.is(failed.exitCode, 1);
  t.is(failed.stdout, "");
  t.regex(failed.stderr, /topology\.elements\.path-a: got path-a, without which the site is out/);
  const bare = await estateFolder(t);
  await rm(join(bare, "ouagadougou", "facility.yaml"));
  const alliance = join(bare, "alliance.yaml");
  // A site without a description shares no capacity and cannot be a standby.
  const pooled = await readFile(alliance, "utf8");
  await writeFile(alliance, pooled.replace(/^shares:.*\n( .*\n)+/m, ""));
  for (const tenant of ["procurement", "treasury"]) {
    const file = join(bare, "bamako", "tenants", `${tenant}.yaml`);
    const text = await readFile(file, "utf8");
    const bound = /^continuity:.*\n( .*\n)+|^ +front-to-customs:.*\n/gm; // the customs are removed, too
    await writeFile(file, text.replace(bound, ""));
  }
  const customs = join(bare, "ouagadougou", "tenants", "customs.yaml");
  await rm(customs); // it requires an availability
  await rm(join(bare, "repatriation.yaml")); // platforms are planned for it
  const { stdout, stderr, exitCode } = await ask("ouagadougou", "--root", bare, "--lang", "fr");
  t.is(stderr, "");
  t.deepEqual([stdout, exitCode], ["ouagadougou : aucune topologie dans facility.yaml", 0]);
});
