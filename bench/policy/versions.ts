#!/usr/bin/env node
/**
 * Measures the cost of an evaluation in this checkout and in another one, on the same recorded states, in turn: the
 * policies alone, no engine. `node bench/policy/versions.ts FOLDER [--rounds N] [--results FOLDER] [--script PATH]`;
 * `make bench-versions AGAINST=FOLDER`. The other checkout must have its `node_modules`; `--script` is the path of
 * evaluate.ts in it, where that file has another name.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { toRows } from "../rows.ts";
import { spread } from "../statistics.ts";
import { estate } from "./estate.ts";
import { toObjects } from "./objects.ts";
import { type Export, toExport } from "./recorded.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    script: { type: "string", default: "bench/policy/evaluate.ts" },
    rounds: { type: "string", default: "9" },
    results: { type: "string", default: join(import.meta.dirname, "../results") },
  },
});
const rounds = Number(values.rounds);
const [other] = positionals;
if (other === undefined || !Number.isInteger(rounds) || rounds < 1) {
  console.error("bench: want the folder of another checkout, and a whole number of rounds above 0");
  process.exit(2);
}

/** The start costs the same at both sizes, so the difference is the cost of the resources. */
const SIZES = { small: 1000, large: 5000 } as const;
type Size = keyof typeof SIZES;
const STATES: Readonly<Record<string, (size: number) => Export>> = {
  "OpenStack resources": (size) => toExport(estate(size)),
  "Kubernetes objects": toObjects,
};
const checkouts = { before: resolve(other), after: join(import.meta.dirname, "../..") } as const;
type Version = keyof typeof checkouts;

/** Microseconds per resource, by round. */
interface Measured {
  readonly state: string;
  readonly round: number;
  readonly before: number;
  readonly after: number;
}

const folder = mkdtempSync(join(tmpdir(), "aes-estate-bench-"));
try {
  const measured: Measured[] = [];
  for (const [state, make] of Object.entries(STATES)) {
    for (const [size, resources] of Object.entries(SIZES)) {
      writeFileSync(join(folder, `${size}.json`), JSON.stringify(make(resources)));
    }
    // The first round fills caches and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const order: Version[] = round % 2 === 0 ? ["before", "after"] : ["after", "before"];
      const prices = new Map<Version, number>();
      for (const version of order) prices.set(version, await price(version));
      const [before = 0, after = 0] = [prices.get("before"), prices.get("after")];
      if (round > 0) measured.push({ state, round, before, after });
    }
    console.log(lineOf(state, measured));
  }
  mkdirSync(values.results, { recursive: true });
  const date = new Date().toISOString();
  const commits = { before: await commitOf("before"), after: await commitOf("after") };
  const kept = {
    date,
    commits,
    "Node.js": process.version,
    load: loadavg(),
    sizes: SIZES,
    measured,
  };
  const file = join(values.results, `versions-${date.slice(0, 10)}.json`);
  writeFileSync(file, toRows(kept));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function price(version: Version): Promise<number> {
  const milliseconds = async (size: Size) => {
    const script = { before: values.script, after: "bench/policy/evaluate.ts" }[version];
    const argv = [join(checkouts[version], script), join(folder, `${size}.json`)];
    const { stdout } = await execa(process.execPath, argv);
    const [, breaches, time] = /, (\d+) breaches, (\d+) ms$/.exec(stdout) ?? [];
    if (breaches !== "0") throw new Error(`${version}: ${stdout}`);
    return Number(time);
  };
  const small = await milliseconds("small");
  return ((await milliseconds("large")) - small) / ((SIZES.large - SIZES.small) / 1000);
}

function lineOf(state: string, all: readonly Measured[]): string {
  const of = all.filter((one) => one.state === state);
  const middle = (numbers: readonly number[]) => spread(numbers).median;
  const [before, after] = [middle(of.map((one) => one.before)), middle(of.map((one) => one.after))];
  const ratio = spread(of.map((one) => one.after / one.before));
  const numbers = [before, after].map((number) => number.toFixed(0)).join(" → ");
  const [median, least, most] = [ratio.median, ratio.least, ratio.most].map((one) =>
    one.toFixed(2),
  );
  return `${state}: ${numbers} µs each; ratio ${median} (${least} to ${most}), ${of.length} rounds`;
}

async function commitOf(version: Version): Promise<string> {
  const { stdout } = await execa("git", ["describe", "--always", "--dirty"], {
    cwd: checkouts[version],
  });
  return stdout;
}
