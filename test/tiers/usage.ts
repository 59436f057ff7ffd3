/** How much of the machine a run had: its own usage, and that of all other processes meanwhile. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** A moment. Seconds, except `processors`. */
export interface Usage {
  /** By a monotonic clock. */
  readonly at: number;
  /** Work of all processors since the machine started. */
  readonly busy: number;
  /** Work of this process and of all children that it has waited for. */
  readonly own: number;
  readonly processors: number;
}

/** The kernel's counts, now. */
export function usageNow(): Usage {
  const times = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  const [, after = ""] = readFileSync("/proc/self/stat", "utf8").split(/\) (?=[^)]*$)/);
  // User and system time of the process, then of its children: proc(5) counts them from 1, two are before the
  // parenthesis.
  const ticks = after.split(" ").slice(11, 15).map(Number);
  return {
    at: performance.now() / 1000,
    busy: sum(times) / 1000,
    own: sum(ticks) / TICKS,
    processors: times.length,
  };
}
/** Ticks per second, on every Linux. */
const TICKS = 100;

/** Above this share of the processors, other processes have made the run longer. */
const QUIET = 10;

/** The duration, and whether it is meaningful. */
export function formatUsage(before: Usage, after: Usage): string {
  const seconds = after.at - before.at;
  const own = after.own - before.own;
  const others = Math.max(0, after.busy - before.busy - own);
  const share = Math.round((100 * others) / (seconds * after.processors));
  const took = `took ${seconds.toFixed(0)} s, ${own.toFixed(0)} s of processor`;
  const used = `other processes used ${share} % of the ${after.processors} processors`;
  if (share <= QUIET) return `${took}; ${used}`;
  return `${took}; the machine was busy: ${used}, on a quiet one it takes less`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
