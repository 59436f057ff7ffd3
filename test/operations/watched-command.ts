/**
 * A process that starts programs as `estate` starts its engine, for a test that kills it: `PROGRAMS` are scripts of the
 * shell, `PATIENCE` is the watcher's. It prints the ids of their processes, and lives until it is killed or its input ends.
 */
import { spawn } from "node:child_process";
import { watchedRun } from "../../operations/watcher.ts";

const { PROGRAMS = "[]", PATIENCE, ...env } = process.env;
const programs = JSON.parse(PROGRAMS) as string[];
const mark = watchedRun(Number(PATIENCE));
const started = programs.map((program) =>
  spawn("sh", ["-c", program], {
    env: { ...env, ...mark },
    detached: true, // as the engine's plugins are
    stdio: ["ignore", "ignore", "ignore"],
  }),
);
for (const child of started) child.unref();
console.log(started.map(({ pid }) => pid).join(" "));
process.stdin.resume();
