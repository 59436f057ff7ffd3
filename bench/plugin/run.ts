#!/usr/bin/env node
/**
 * Measures the memory of the openstack plugin: one process for all connections, and a process for each, and writes
 * `bench/results/`. `node bench/plugin/run.ts [--connections N,N,…] [--repetitions N] [--results FOLDER]`
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { PINS } from "../../toolchain/pins.ts";
import { wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { spread } from "../statistics.ts";
import { type Cloud, openCloud } from "./cloud.ts";
import { type Connection, connect } from "./connection.ts";

const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "1,20,200" },
    repetitions: { type: "string", default: "3" },
    results: { type: "string", default: join(import.meta.dirname, "../results") },
  },
});
const sizes = wholeNumbers(values.connections);
const [repetitions = 0] = wholeNumbers(values.repetitions);

/** Goal: the memory of all connections, in times of that of one. */
const GOAL = 1.5;
/** How often each connection works. */
const ROUNDS = 10;
/** Connections that work at the same time, as many as an engine uses on 4 cores. */
const AT_ONCE = 16;
/** More processes of their own do not fit. */
const MOST_PROCESSES = 20;

const folder = `resource-openstack-v${PINS.plugins.openstack}`;
const program = join(toolchainPaths().plugins, folder, "pulumi-resource-openstack");

interface Measured {
  /** Resident memory of all processes after the work, and at most, MiB. */
  readonly memoryMiB: number;
  readonly mostMiB: number;
  /** Processor time of all processes, s. */
  readonly cpu: number;
}
interface Round extends Measured {
  readonly mode: "one process" | "a process for each";
  readonly connections: number;
  readonly repetition: number;
}

const date = new Date().toISOString();
const here = machine();
const rounds: Round[] = [];
const cloud = await openCloud();
try {
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    for (const connections of sizes) {
      for (const mode of ["one process", "a process for each"] as const) {
        if (mode !== "one process" && connections > MOST_PROCESSES) continue;
        const shared = mode === "one process";
        const measured = await measure(connections, shared, cloud);
        rounds.push({ mode, connections, repetition, ...measured });
        const memory = `${measured.memoryMiB.toFixed(1)} MiB, at most ${measured.mostMiB.toFixed(1)}`;
        console.log(`${connections} connections, ${mode}: ${memory}, ${measured.cpu.toFixed(1)} s`);
      }
    }
  }
} finally {
  cloud.close();
}

const command = `node bench/plugin/run.ts --connections ${values.connections} --repetitions ${repetitions}`;
const file = writeResults("plugin", values, { date, machine: here, command, rounds });
const [least = 0, most = 0] = [Math.min(...sizes), Math.max(...sizes)];
const ratio = memoryOf(most) / memoryOf(least);
const reached = ratio <= GOAL ? "reached" : "not reached";
console.log(
  `${most} connections have ${ratio.toFixed(2)} times the memory of ${least}; the goal of ${GOAL} is ${reached}`,
);
console.log(file);

/** The median memory of the process that serves so many connections. */
function memoryOf(connections: number): number {
  const own = rounds.filter(
    (round) => round.mode === "one process" && round.connections === connections,
  );
  return spread(own.map(({ memoryMiB }) => memoryMiB)).median;
}

/** Lets as many connections work at the same time, on one process or on several. */
async function measure(
  connections: number,
  shared: boolean,
  { authUrl }: Cloud,
): Promise<Measured> {
  const processes = shared ? 1 : connections;
  const plugins: ChildProcess[] = [];
  const open: Connection[] = [];
  try {
    const ports: number[] = [];
    for (let index = 0; index < processes; index += 1) {
      const args = shared ? ["--serve"] : [];
      const plugin = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
      plugins.push(plugin);
      const [line] = await once(createInterface(plugin.stdout), "line");
      ports.push(Number(line));
    }
    for (let index = 0; index < connections; index += 1) {
      open.push(await connect(ports[index % processes] ?? 0, authUrl, `tenant-${index}`));
    }
    const waiting = open.values();
    const one = async () => {
      for (const connection of waiting) {
        for (let round = 0; round < ROUNDS; round += 1) await connection.work();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    const used = plugins.map(({ pid }) => usage(pid ?? 0));
    const sum = (key: keyof Measured) => used.reduce((all, each) => all + each[key], 0);
    return { memoryMiB: sum("memoryMiB"), mostMiB: sum("mostMiB"), cpu: sum("cpu") };
  } finally {
    for (const connection of open) connection.close();
    for (const plugin of plugins) plugin.kill("SIGKILL");
  }
}

/** What the kernel counts of a process. */
function usage(pid: number): Measured {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mebibytes = (key: string) =>
    Number(new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  // The name may contain anything: fields are counted after its last bracket. 100 ticks are a second.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return {
    memoryMiB: mebibytes("VmRSS"),
    mostMiB: mebibytes("VmHWM"),
    cpu: (Number(fields[11]) + Number(fields[12])) / 100,
  };
}
