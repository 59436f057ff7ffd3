/** `estate energy`: the reference sites' figures, in either language and for programs. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import type { EnergyReport } from "../../../planning/energy/report.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";

const energy = (...args: string[]) => estate("energy", ...args);

test("each part is reported, and all parts make the whole", async (t) => {
  const { stdout, exitCode } = await energy("--json");
  t.is(exitCode, 0);
  const { sites, undeclared }: EnergyReport = JSON.parse(stdout);
  t.deepEqual(undeclared, []);
  t.deepEqual(
    sites.map(({ site }) => site),
    ["bamako", "ouagadougou"],
  );
  for (const { tenants, members, unreserved, kWh, kWhByMonth, power, pue, pueByMonth } of sites) {
    const close = (sum: number, want: number) => t.true(Math.abs(sum - want) < 1e-6, `${sum}`);
    const total = (parts: readonly { kWh: number }[]) =>
      parts.reduce((sum, one) => sum + one.kWh, 0);
    close(total(tenants) + unreserved.kWh, kWh);
    close(total(members) + unreserved.kWh, kWh);
    close(
      kWhByMonth.reduce((sum, month) => sum + month, 0),
      kWh,
    );
    close(kWh, power.average * 8760 * pue);
    t.true(power.idle <= power.average && power.average <= power.peak);
    t.true(power.peak <= power.envelope);
    t.true(Math.min(...pueByMonth) < pue && pue < Math.max(...pueByMonth));
  }
  t.deepEqual(
    sites[0]?.members.map(({ name }) => name),
    ["ML", "NE"],
  );
});

test("both languages print the same figures and every assumption", async (t) => {
  const [fr, en] = await Promise.all([
    energy("bamako", "--lang", "fr"),
    energy("bamako", "--lang", "en"),
  ]);
  t.regex(fr.stdout, /^bamako : [\d\u202f]+ kWh par an au compteur ; PUE 1,\d+/);
  t.regex(en.stdout, /^bamako: [\d,]+ kWh a year at the meter; PUE 1\.\d+/);
  const [french, english] = [fr, en].map(({ stdout }) => stdout.split("\n"));
  t.is(french?.length, english?.length);
  t.regex(en.stdout, /\nAssumptions\n- 35\u202f% of the reserved cores work on average/);
  t.regex(fr.stdout, /\nHypothèses\n- 35\u202f% des cœurs réservés travaillent en moyenne/);
});

test("the picture has a panel a site and a bar a month", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-energy-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "energy.svg");
  t.is((await energy("--lang", "fr", "--svg", file)).exitCode, 0);
  const svg = await readFile(file, "utf8");
  for (const word of [
    "bamako",
    "ouagadougou",
    "ML",
    "BF",
    "NE",
    "(non réservé)",
    "janv.",
    "déc.",
  ]) {
    t.true(svg.includes(`>${word}</text>`), word);
  }
});

test("a site without power figures is named, and the others are reported", async (t) => {
  const root = await estateFolder(t);
  const file = join(root, "bamako/facility.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/\nenergy:\n( .*\n)+/, ""));
  const { stdout, exitCode } = await energy("--root", root, "--lang", "en");
  t.is(exitCode, 0);
  t.regex(stdout, /^ouagadougou: /);
  t.regex(stdout, /bamako: nothing on energy in facility\.yaml$/);
});
