/** Compares the values that a state records with those that a cloud reports. Pure. */
import { isDeepStrictEqual } from "node:util";
import { UNKNOWN } from "../../policies/facts/fact.ts";

/** One attribute that differs. */
export interface Attribute {
  readonly name: string;
  readonly recorded: unknown;
  readonly cloud: unknown;
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Attributes whose values differ, of those that the cloud reports. A value that the state hides (a secret) is not
 * compared.
 */
export function differing(recorded: Properties, cloud: Properties): Attribute[] {
  return Object.entries(cloud).flatMap(([name, there]) => {
    const here = recorded[name];
    return here === UNKNOWN || isSame(here, there) ? [] : [{ name, recorded: here, cloud: there }];
  });
}

/** Whether two values mean the same: APIs leave out what is empty, and list in any order. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plainly(one), plainly(other));
}

function plainly(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(plainly).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.map(textOf).sort();
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).flatMap(([key, part]) => {
      const plain = plainly(part);
      return plain === undefined ? [] : [[key, plain] as const];
    });
    return parts.length === 0 ? undefined : Object.fromEntries(parts);
  }
  if (value === undefined || value === null || value === "" || value === false) return undefined;
  return value === 0 || value === "0" ? undefined : String(value);
}

/** One text for each value: the keys of a map in their order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
