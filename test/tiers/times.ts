/** How long test files and stages took. */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A test file, or a stage without files, and its seconds. */
export type Time = readonly [name: string, seconds: number];

/** Reads the lines of test/helpers/file-time.ts; the names are relative to `root`. */
export function readTimes(text: string, root: string): Time[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [url, seconds] = JSON.parse(line) as [string, number];
    return [relative(root, fileURLToPath(url)), seconds];
  });
}

/** The longest first, at most `count`. */
export function slowest(times: readonly Time[], count: number): Time[] {
  return times.toSorted(([, a], [, b]) => b - a).slice(0, count);
}

/** One line for people, in whole seconds. */
export function formatTimes(times: readonly Time[]): string {
  return times.map(([name, seconds]) => `${name} ${Math.round(seconds)} s`).join(", ");
}
