/**
 * A program of ours that serves one run of the engine: its first line says where it listens, and it ends when its
 * standard input does, so that it never outlives the process that started it for long.
 */
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";

/** How long a program may take to start, ms. */
const START_MS = 30_000;

/** How long it may take until this process knows that a program has ended, ms. */
const NOTICE_MS = 500;

/** How a program ended. */
export interface Ended {
  readonly stderr?: string | undefined;
  readonly signal?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly shortMessage?: string | undefined;
}

/** A program that was started. */
export interface Service {
  /** Its first line; `undefined` if it ended, or took too long, before it had printed one. */
  readonly line: string | undefined;
  /** When it has ended, by itself or not. */
  readonly ended: Promise<Ended>;
  /** How it ended by itself; `undefined` if it runs, or was ended by `end`. Half a second if it runs. */
  failure(): Promise<Ended | undefined>;
  /** Ends it; it is killed if it takes too long. */
  end(): Promise<void>;
}

/** Options of a start. */
export interface ServiceOptions {
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** A file descriptor for its error output. @default kept, for `Ended` */
  readonly stderr?: number;
  /** How long it may take to end, ms. */
  readonly endMs: number;
}

/** Starts a program and waits for its first line. */
export async function startService(
  program: string,
  args: readonly string[],
  { stderr, endMs, ...options }: ServiceOptions,
): Promise<Service> {
  const child = execa(program, [...args], {
    ...options,
    extendEnv: false,
    stdin: "pipe",
    stderr: (stderr as 2 | undefined) ?? "pipe", // any file works; the library's types accept only the terminal's
    // An interrupt in a terminal goes to a whole group; the engine still needs the service to stop cleanly.
    detached: true,
    buffer: { stdout: false },
    reject: false,
  });
  const first = firstLine(child.stdout); // at once: output that nothing reads is dropped
  let failure: Ended | undefined;
  let ending = false;
  const ended: Promise<Ended> = child.then((result) => {
    if (!ending) failure = result;
    return result;
  });
  const none = ended.then(() => undefined);
  const line = await Promise.race([first, none, sleep(START_MS, undefined, { ref: false })]);
  return {
    line,
    ended,
    async failure() {
      await Promise.race([ended, sleep(NOTICE_MS, undefined, { ref: false })]);
      return failure;
    },
    async end() {
      ending = true;
      child.stdin.end();
      const late = sleep(endMs, undefined, { ref: false }).then(() => child.kill("SIGKILL"));
      await Promise.race([ended, late]);
      await ended;
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface({ input: stream });
  const line = await new Promise<string | undefined>((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => resolve(undefined));
  });
  stream.resume(); // a stream that is not read never ends
  return line;
}
