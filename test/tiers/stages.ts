/** The programs of a test run, each in a process group of its own, so that a run that takes too long can end them. */
import { type ChildProcess, spawn } from "node:child_process";

export interface StageOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Gets output as it comes. */
  readonly onText?: (text: string) => void;
  /** Gets each whole line of the standard output as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Ended {
  /** Standard output and errors, as they came. */
  readonly output: string;
  /** The exit code; 1 if a signal ended it or it could not be started. */
  readonly code: number;
}

export interface Patience {
  /** What still runs this long after its signal is killed. @default 20 s: a cloud writes its data first */
  readonly killAfterMs?: number;
  /** How long output is read after the program ended: what it left behind may hold it open. @default 5 s */
  readonly readAfterMs?: number;
}

export class Stages {
  readonly #running = new Set<ChildProcess>();
  readonly #killAfterMs: number;
  readonly #readAfterMs: number;

  constructor({ killAfterMs = 20_000, readAfterMs = 5_000 }: Patience = {}) {
    this.#killAfterMs = killAfterMs;
    this.#readAfterMs = readAfterMs;
  }

  /** Runs a program to its end. */
  run([command = "", ...args]: readonly string[], options: StageOptions): Promise<Ended> {
    const { cwd, env, onText, onLine } = options;
    return new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd,
        env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      this.#running.add(child);
      let output = "";
      let rest = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8");
        stream.on("data", (text: string) => {
          output += text;
          onText?.(text);
        });
      }
      child.stdout.on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) onLine?.(line);
      });
      child.on("error", (error) => {
        output += error.message;
      });
      let timer: NodeJS.Timeout | undefined;
      const ended = (code: number | null) => {
        clearTimeout(timer);
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
        this.#running.delete(child);
        resolve({ output, code: code ?? 1 });
      };
      child.on("close", ended);
      child.on("exit", (code) => {
        timer = setTimeout(ended, this.#readAfterMs, code);
      });
    });
  }

  /** Ends all that run, with their groups. */
  end(signal: NodeJS.Signals): void {
    for (const child of this.#running) {
      kill(child, signal);
      setTimeout(kill, this.#killAfterMs, child, "SIGKILL").unref();
    }
  }
}

function kill({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has just ended.
  }
}
