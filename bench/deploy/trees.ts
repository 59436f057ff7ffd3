#!/usr/bin/env node
/**
 * Measures `estate` of several checkouts on the same cloud in memory, turn by turn, and writes `bench/results/`. Each must
 * leave the cloud as the others do. `node bench/deploy/trees.ts NAME=FOLDER … [--sizes N,N,…] [--repetitions N] [--name TEXT]
 * [--results FOLDER]`, sizes in tenants; a folder is a checkout with its packages.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { watched } from "../processes.ts";
import { timed } from "../timed.ts";
import { openMemory } from "./clouds.ts";
import { sameThings } from "./measure.ts";
import { siteIn, writeSite } from "./site.ts";
import { estateTool, STEPS } from "./tools.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: benchOptions("8,32", "2"),
});
const trees = positionals.map((each) => each.split("=") as [string, string]);
const [repetitions = 0] = wholeNumbers(values.repetitions);
const [date, here] = [new Date().toISOString(), machine()];
const folder = mkdtempSync(join(tmpdir(), "aes-bench-trees-"));
const cloud = await openMemory();
const rounds: object[] = [];
/** What the cloud has after each step of each size: the first checkout's result is the others' measure. */
const left = new Map<string, readonly string[]>();
try {
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    for (const tenants of wholeNumbers(values.sizes)) {
      for (const [turn] of trees.entries()) {
        const [name, tree] = trees[(turn + repetition) % trees.length] as [string, string];
        await measure(name, resolve(tree), tenants, repetition);
      }
    }
  }
  console.log(writeResults("trees", values, { date, machine: here, rounds }));
} finally {
  cloud.close();
  rmSync(folder, { recursive: true, force: true });
}

/** One round: from nothing to nothing. */
async function measure(name: string, tree: string, tenants: number, repetition: number) {
  const site = siteIn(join(folder, name));
  const tool = estateTool(site, () => writeSite(site, tenants, cloud.writeLogins));
  await cloud.reset();
  await tool.begin();
  for (const step of STEPS) {
    if (step === "changed") await tool.change();
    const { argv, env } = tool.command(step) ?? { argv: [] };
    const command = [argv[0] ?? "", join(tree, "cli/estate.ts"), ...argv.slice(2)] as const;
    const { result, programs } = await watched((mark) =>
      timed({ argv: command, cwd: tree, env: { ...env, ...mark } }),
    );
    const where = `${name}: ${step}, ${tenants} tenants`;
    if (result.code !== 0)
      throw new Error(
        `bench: ${where}: ${result.stdout.slice(-3000)}${result.stderr.slice(-3000)}`,
      );
    const key = `${step} ${tenants}`;
    const found = await cloud.inventory();
    sameThings(found, left.get(key) ?? found, where);
    left.set(key, left.get(key) ?? found);
    const { wall, cpu } = result;
    rounds.push({ name, step, tenants, repetition, wall, cpu, programs });
    console.log(`${where}: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processor`, programs);
  }
}
