#!/usr/bin/env node
/**
 * Measures `estate preview` of estates of several sizes without a cloud: guard, policy pack and engine, whole processes.
 * `node bench/preview/run.ts [--sizes N,N,…] [--repetitions N] [--results FOLDER] [--cli FILE]`, sizes in tenants.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { writeProject } from "../project.ts";
import { spread } from "../statistics.ts";
import { type Times, timed } from "../timed.ts";

const ROOT = join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    ...benchOptions("10,20,40,80,160", "3"),
    // Of another checkout, to compare with.
    cli: { type: "string", default: join(ROOT, "cli/estate.ts") },
  },
});
const sizes = wholeNumbers(values.sizes);
const [repetitions = 0] = wholeNumbers(values.repetitions);

interface Round extends Times {
  readonly tenants: number;
  readonly repetition: number;
  readonly resources: number;
  /** Peak of the program's process and of the pack's. */
  readonly programMiB: number;
  readonly packMiB: number;
}

/** Each Node.js process keeps writing its peak memory in KiB: the engine ends a pack by a signal. */
const PEAK = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from "node:fs";
const kind = process.argv.some((one) => one.endsWith("policies/pack.ts")) ? "pack" : "other";
const write = () => writeFileSync(process.env.PEAKS + "/" + process.pid, kind + " " + process.resourceUsage().maxRSS);
setInterval(write, 100).unref();
process.on("exit", write);`,
)}`;

const date = new Date().toISOString();
const here = machine();
const rounds: Round[] = [];
const folder = mkdtempSync(join(tmpdir(), "aes-bench-preview-"));
try {
  for (const tenants of sizes) await writeProject(projectOf(tenants), tenants);
  // The first round does not count; in each round the sizes run in turn.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const tenants of sizes) {
      const round = { tenants, repetition, ...(await previewOnce(tenants)) };
      if (repetition === 0) continue;
      rounds.push(round);
      const { resources, wall, cpu, programMiB, packMiB } = round;
      console.log(
        `${tenants} tenants, ${resources} resources: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processor, program ${Math.round(programMiB)} MiB, pack ${Math.round(packMiB)} MiB`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const file = writeResults("preview", values, { date, machine: here, rounds });
for (const tenants of sizes) {
  const own = rounds.filter((round) => round.tenants === tenants);
  const wall = spread(own.map((round) => round.wall)).median;
  const peak = Math.max(...own.map((round) => round.programMiB));
  console.log(`${tenants} tenants: median ${wall.toFixed(1)} s, at most ${Math.round(peak)} MiB`);
}
console.log(file);

function projectOf(tenants: number): string {
  return join(folder, String(tenants));
}

/** Measures one preview; throws if it fails or plans something other than creations. */
async function previewOnce(tenants: number): Promise<Omit<Round, "tenants" | "repetition">> {
  const peaks = mkdtempSync(join(folder, "peaks-"));
  const argv = [process.execPath, values.cli, "preview", "bamako", "--lang", "en"] as const;
  const env = {
    ...process.env,
    AES_ESTATE_PROJECT: projectOf(tenants),
    AES_ESTATE_STATE: join(folder, "state"),
    NODE_OPTIONS: `--import=${PEAK}`,
    PEAKS: peaks,
  };
  const { wall, cpu, code, stdout, stderr } = await timed({ argv, cwd: ROOT, env });
  const planned = Number(
    /(\d[\d,]*) (?:resources? )?to create/.exec(stdout)?.[1]?.replace(",", ""),
  );
  if (code !== 0 || !(planned > 0)) {
    throw new Error(`bench: the preview failed:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  }
  const measured = readdirSync(peaks).map((name) => readFileSync(join(peaks, name), "utf8"));
  const peakOf = (kind: string) =>
    Math.max(
      0,
      ...measured
        .filter((line) => line.startsWith(`${kind} `))
        .map((line) => Number(line.split(" ")[1]) / 1024),
    );
  return { wall, cpu, resources: planned, programMiB: peakOf("other"), packMiB: peakOf("pack") };
}
