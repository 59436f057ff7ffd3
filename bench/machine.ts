/** The machine and the commit of a measurement. */
import { spawnSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";

/** The machine with its current load: call it before any measurement. */
export function machine() {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model.trim() ?? "?",
    "memory, GiB": Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    "load before (1, 5, 15 minutes)": loadavg()
      .map((number) => number.toFixed(1))
      .join(" "),
  };
}

/** The measured commit, "unknown" in a copy without its history, and the versions of its runtime. */
export function versions() {
  const git = spawnSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  return { commit: git.status === 0 ? git.stdout.trim() : "unknown", "Node.js": process.version };
}
