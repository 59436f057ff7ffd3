/** Runs one command as a whole process: its wall time, its processor time, and its output. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** A command, its folder and its environment. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Seconds; `cpu` is user and system time of the process and of all its waited-for children. */
export interface Times {
  readonly wall: number;
  readonly cpu: number;
}

export interface Run extends Times {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** For `--import` of Node.js: prints the peak memory of the process at its exit, in KiB, as the last line of its errors. */
export const PEAK =
  "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

/** The peak memory that `PEAK` printed, MiB. */
export function peakIn(stderr: string): number {
  return Number(stderr.split("\n").at(-1)) / 1024;
}

/** Runs a command with the shell's own `time`, which includes children. */
export async function timed({ argv, cwd, env }: Command): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-timed-"));
  const TIMES = join(folder, "times");
  try {
    const script = 'TIMEFORMAT="%3R %3U %3S"; exec 3>&1 4>&2; { time "$@" >&3 2>&4; } 2>"$TIMES"';
    const run = await execa("bash", ["-c", script, "timed", ...argv], {
      cwd,
      env: { ...env, TIMES, LC_ALL: "C" },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      maxBuffer: 1 << 28,
    });
    if (run.exitCode === undefined) throw new Error(`${argv[0]}: ${run.shortMessage}`);
    const [wall, user, system] = (await readFile(TIMES, "utf8")).trim().split(" ").map(Number);
    if (wall === undefined || user === undefined || system === undefined) {
      throw new Error(`${argv[0]} was not timed`);
    }
    const { exitCode: code, stdout, stderr } = run;
    return { wall, cpu: user + system, code, stdout, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
