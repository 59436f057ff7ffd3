/** Memory and processor time of all processes of a command: those whose environment has a mark. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** How often the processes are looked at, ms. */
const EVERY_MS = 200;
const MARK = "AES_BENCH_RUN";
/** How often a process is looked at for the mark: it may not have become its program yet. */
const LOOKS = 3;
/** The kernel counts in hundredths of a second. */
const TICKS = 100;

export interface Watched<T> {
  readonly result: T;
  /** The highest sum of the resident memory of all processes, MiB. What they share counts for each. */
  readonly peakMiB: number;
  /** Processor seconds by program, without the last fifth of a second of each process. */
  readonly programs: Readonly<Record<string, number>>;
}

/** Runs `work` with variables for its command; every process that inherits them is counted. */
export async function watched<T>(
  work: (mark: Readonly<Record<string, string>>) => Promise<T>,
): Promise<Watched<T>> {
  const id = randomUUID();
  const own = new Map<string, { program: string; seconds: number }>();
  const looks = new Map<string, number>();
  let peak = 0;
  const look = () => {
    let sum = 0;
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const before = looks.get(pid) ?? 0;
      if (!own.has(pid) && before === LOOKS) continue;
      looks.set(pid, Math.min(LOOKS, before + 1));
      if (!own.has(pid) && !textOf(`/proc/${pid}/environ`).includes(`${MARK}=${id}`)) continue;
      const seconds = secondsOf(pid);
      if (seconds === undefined) continue;
      // A process that has ended, and that nothing has waited for yet, has no command line any more.
      const line = textOf(`/proc/${pid}/cmdline`);
      const program = line === "" ? (own.get(pid)?.program ?? "ended") : programIn(line);
      own.set(pid, { program, seconds });
      sum += residentKiB(pid);
    }
    peak = Math.max(peak, sum);
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    const result = await work({ [MARK]: id });
    const programs: Record<string, number> = {};
    for (const { program, seconds } of own.values())
      programs[program] = (programs[program] ?? 0) + seconds;
    return { result, peakMiB: peak / 1024, programs };
  } finally {
    clearInterval(timer);
  }
}

/** A short name for the program of a command line; what Node.js runs counts, not Node.js. */
export function programIn(line: string): string {
  const [program = "", ...args] = line.split("\0");
  const name = basename(program);
  if (name !== "node") return name;
  if (args.some((arg) => /policies\/pack\.[jt]s$/.test(arg))) return "policy pack";
  const script = args.find((arg) => /\.[jt]s$/.test(arg) && !arg.startsWith("-"));
  return script?.endsWith("cli/estate.ts") ? "estate" : "program";
}

function residentKiB(pid: string): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** User and system time of a process; `undefined` if it has just ended. */
function secondsOf(pid: string): number | undefined {
  // The name may contain anything: fields are counted after its last bracket.
  const fields = textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? undefined : ticks / TICKS;
}

/** Empty if the process has just ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
