#!/usr/bin/env node
/**
 * Measures `estate atlas` on compliant estates of several sizes, and its pages in Debian's Chromium; writes `bench/results/`.
 * `node bench/atlas/run.ts [--sizes N,N,…] [--repetitions N] [--name SUFFIX] [--results FOLDER]`
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../../test/helpers/browser.ts";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { writeEstate } from "../check/estate.ts";
import { machine } from "../machine.ts";
import { spread } from "../statistics.ts";
import { type Times, timed } from "../timed.ts";
import { type Opened, openOnce } from "./page.ts";

const { values } = parseArgs({ options: benchOptions("200,2000", "5") });
const sizes = wholeNumbers(values.sizes);
const [repetitions = 0] = wholeNumbers(values.repetitions);

/** Goals: seconds until a page is drawn, by the number of tenants. */
const GOALS: Readonly<Record<number, number>> = { 200: 2 };
const PAGES = ["index", "site-bamako", "tenant-bamako.t00000", "ways-out", "findings"];
const ROOT = join(import.meta.dirname, "../..");

interface Written extends Times {
  readonly tenants: number;
  readonly files: number;
  readonly MB: number;
}

interface Shown extends Opened {
  readonly tenants: number;
  readonly page: string;
  readonly repetition: number;
}

const date = new Date().toISOString();
const here = machine();
const written: Written[] = [];
const shown: Shown[] = [];
const folder = mkdtempSync(join(tmpdir(), "aes-bench-atlas-"));
const browser = await openBrowser();
try {
  for (const tenants of sizes) {
    written.push(await writeOnce(tenants));
    const { wall, files, MB } = written.at(-1) ?? { wall: 0, files: 0, MB: 0 };
    console.log(
      `${tenants} tenants: written in ${wall.toFixed(1)} s, ${files} files, ${MB.toFixed(1)} MB`,
    );
  }
  // The first round does not count; in each round the pages of all sizes come in turn.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const tenants of sizes) {
      for (const page of PAGES) {
        const url = pathToFileURL(join(atlasOf(tenants), "fr", `${page}.html`));
        const opened = await openOnce(browser, url);
        if (repetition > 0) shown.push({ tenants, page, repetition, ...opened });
      }
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

const chromium = browser.version();
const file = writeResults("atlas", values, {
  date,
  machine: here,
  chromium,
  written,
  shown,
});
for (const tenants of sizes) {
  for (const page of PAGES) console.log(lineOf(tenants, page));
  const slowest = Math.max(...PAGES.map((page) => median(tenants, page, "drawn"))) / 1000;
  const goal = GOALS[tenants];
  const reached =
    goal === undefined
      ? "no goal"
      : `the goal of ${goal} s is ${slowest <= goal ? "" : "not "}reached`;
  console.log(
    `${tenants} tenants: the slowest page is drawn after ${slowest.toFixed(2)} s; ${reached}`,
  );
}
console.log(file);

function atlasOf(tenants: number): string {
  return join(folder, `atlas-${tenants}`);
}

/** Writes an estate and its atlas; throws if the estate is not compliant. */
async function writeOnce(tenants: number): Promise<Written> {
  const root = join(folder, String(tenants));
  await writeEstate(root, tenants);
  const target = atlasOf(tenants);
  const command = [join(ROOT, "cli/estate.ts"), "atlas", target, "--root", root, "--lang", "en"];
  const argv = [process.execPath, ...command] as const;
  const { wall, cpu, code, stdout, stderr } = await timed({ argv, cwd: ROOT, env: process.env });
  if (code !== 0) throw new Error(`bench: no atlas:\n${stdout.slice(0, 2000)}${stderr}`);
  const files = readdirSync(target, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const MB = files.reduce((sum, size) => sum + size, 0) / 1e6;
  return { tenants, wall, cpu, files: files.length, MB };
}

function lineOf(tenants: number, page: string): string {
  const of = (what: keyof Opened) => median(tenants, page, what);
  const filtered = of("filtered");
  const parts = [
    `drawn ${Math.round(of("drawn"))} ms`,
    ...(Number.isNaN(filtered) ? [] : [`filtered ${Math.round(filtered)} ms`]),
    `searched ${Math.round(of("searched"))} ms`,
    `${Math.round(of("kB"))} kB`,
    `${of("elements")} elements`,
    `${of("covered")} labels covered`,
    `${of("wider")} pixels wider`,
  ];
  return `${tenants} tenants, ${page}: ${parts.join(", ")}`;
}

/** Median of one page's measurements; NaN if there is none. */
function median(tenants: number, page: string, what: keyof Opened): number {
  const own = shown.filter((one) => one.tenants === tenants && one.page === page);
  const all = own.flatMap(({ [what]: value }) => (value === undefined ? [] : [value]));
  return all.length === 0 ? Number.NaN : spread(all).median;
}
