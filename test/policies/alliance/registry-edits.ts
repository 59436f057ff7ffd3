/** The tests' registry, listed and changed in one place. */
import { allianceData } from "../fixture.ts";

/** The paths of all lists of a registry. */
export function listsOf(
  value: unknown,
  path: readonly string[],
): { readonly path: readonly string[] }[] {
  if (Array.isArray(value)) return [{ path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => listsOf(part, [...path, key]));
}

/** A registry with the value at a path changed. */
export function changed(
  path: readonly string[],
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  const data = structuredClone(allianceData());
  const holder = path
    .slice(0, -1)
    .reduce((here, step) => here[step] as Record<string, unknown>, data);
  const last = path.at(-1) ?? "";
  holder[last] = change(holder[last]);
  return data;
}
