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

const outputs = new AsyncLocalStorage<{ stdout: string; stderr: string }>();

for (const name of ["stdout", "stderr"] as const) {
  const stream = process[name];
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  // Commands of several tests run side by side: each gets its own output.
  stream.write = ((...args: unknown[]) => {
    const output = outputs.getStore();
    if (output === undefined) return write(...args);
    output[name] += String(args[0]);
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
  const output = { stdout: "", stderr: "" };
  return outputs.run(output, async () => {
    const exitCode = await work();
    const trimmed = (text: string) => text.replace(/\n$/, "");
    return { stdout: trimmed(output.stdout), stderr: trimmed(output.stderr), exitCode };
  });
}
