/**
 * Runs `estate` inside the test's own process: its output, and its exit code. check.test.ts and the cli tier start it
 * as a person does.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { run } from "../../cli/run.ts";

/** The result of one command line. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const speaking = new AsyncLocalStorage<{ stdout: string; stderr: string }>();

for (const name of ["stdout", "stderr"] as const) {
  const stream = process[name];
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  // Commands of several tests run side by side: each hears its own.
  stream.write = ((...args: unknown[]) => {
    const said = speaking.getStore();
    if (said === undefined) return write(...args);
    said[name] += String(args[0]);
    return true;
  }) as typeof stream.write;
}

/** Runs one command line as on a machine without a locale. */
export function estate(...args: string[]): Promise<Answer> {
  return estateIn({}, args);
}

/** Runs one command line in an environment. */
export function estateIn(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Answer> {
  return heard(() => run(args, env));
}

/** The output of some work while it runs, and its exit code. */
export function heard(work: () => Promise<number>): Promise<Answer> {
  const said = { stdout: "", stderr: "" };
  return speaking.run(said, async () => {
    const exitCode = await work();
    const trimmed = (text: string) => text.replace(/\n$/, "");
    return { stdout: trimmed(said.stdout), stderr: trimmed(said.stderr), exitCode };
  });
}
