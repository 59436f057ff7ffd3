/** Compares two plain values, and shows values in short. Pure. */

import type { Path } from "../../estate/load/source.ts";
import { isSecretName, secretIn, secretNamed } from "../../policies/values/secrets.ts";

/** A difference; a side without the value is `undefined`. */
export interface Difference {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** All differences, at the deepest keys that both sides have. Lists are compared as a whole. */
export function differences(before: unknown, after: unknown, path: Path = []): Difference[] {
  if (!isMap(before) || !isMap(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The longest text of a value that is shown. */
const LONGEST = 160;

/** A value as people read it in a line; a secret is never shown, nor a part of one. */
export function shownValue(value: unknown, name: string): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const parts = typeof value === "string" ? [secretNamed(name, value)] : secretsIn(value);
  if (parts.some((kind) => kind !== undefined) || secretIn(text) !== undefined) return HIDDEN_VALUE;
  if (isSecretName(name) && typeof value === "string") return HIDDEN_VALUE;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** What stands for a value that looks like a secret. */
export const HIDDEN_VALUE = "•••";

function secretsIn(value: unknown): ReturnType<typeof secretIn>[] {
  if (!isMap(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "string" ? [secretNamed(key, part)] : secretsIn(part),
  );
}

/** A text of several words without what looks like a secret: as a whole, because a part of one is one. */
export function withoutSecrets(text: string): string {
  return secretIn(text) === undefined ? text : HIDDEN_VALUE;
}
