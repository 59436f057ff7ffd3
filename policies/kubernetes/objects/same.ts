/** Compares wanted content with that of an object, which an API server may have completed. */
import { isDeepStrictEqual } from "node:util";

/** Values that the API server adds to absent fields. */
const DEFAULTS = new Map<string, unknown>([
  ["matchPolicy", "Equivalent"],
  ["namespaceSelector", {}],
  ["objectSelector", {}],
  ["scope", "*"],
]);

/** Whether an object of an API server has the wanted content, and besides it only what the server adds by itself. */
export function isSame(want: unknown, got: unknown): boolean {
  if (typeof want !== "object" || want === null) return want === got;
  if (Array.isArray(want)) {
    if (want.length === 0 && got === undefined) return true;
    return (
      Array.isArray(got) &&
      got.length === want.length &&
      want.every((part, index) => isSame(part, got[index]))
    );
  }
  if (typeof got !== "object" || got === null || Array.isArray(got)) return false;
  const [wanted, given] = [new Map(Object.entries(want)), new Map(Object.entries(got))];
  return (
    [...wanted].every(([key, part]) => isSame(part, given.get(key))) &&
    [...given].every(
      ([key, part]) =>
        wanted.has(key) ||
        part === undefined ||
        (DEFAULTS.has(key) && isDeepStrictEqual(part, DEFAULTS.get(key))),
    )
  );
}
