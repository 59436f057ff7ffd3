/** Arguments that the benchmarks share, and the file of their results. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { versions } from "./machine.ts";
import { toRows } from "./rows.ts";

/** Options for `parseArgs`, with the usual sizes and repetitions of one benchmark. */
export function benchOptions(sizes: string, repetitions: string) {
  return {
    sizes: { type: "string", default: sizes },
    repetitions: { type: "string", default: repetitions },
    ...resultOptions(),
  } as const;
}

/** Options for `parseArgs`: the folder of the results, and what their name has at its end. */
export function resultOptions() {
  return {
    name: { type: "string", default: "" },
    results: { type: "string", default: join(import.meta.dirname, "results") },
  } as const;
}

/** The whole numbers above 0 of `N,N,…`; for anything else the process ends with exit code 2. */
export function wholeNumbers(text: string): number[] {
  const numbers = text.split(",").map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) {
    console.error(`bench: got ${text}, want whole numbers above 0`);
    process.exit(2);
  }
  return numbers;
}

/** When and where it was measured, and what. */
export interface Measured {
  readonly date: string;
  readonly machine: object;
  readonly [what: string]: unknown;
}

/** Writes what was measured as `<kind>-<day><name>.json` and returns its path. */
export function writeResults(
  kind: string,
  { results, name = "" }: { readonly results: string; readonly name?: string },
  { date, machine, ...measured }: Measured,
): string {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${kind}-${date.slice(0, 10)}${name}.json`);
  const all = { date, machine, versions: versions(), ...measured };
  writeFileSync(file, toRows(all));
  return file;
}
