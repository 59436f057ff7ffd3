/**
 * Detects version 0. The number was 1 from the first day while the shape still grew, so the oldest files declare 1
 * as well; they are recognized by a key that none of their entries has.
 */
import type { Kind } from "../step.ts";
import { RENAMED_KEYS } from "./renamed-keys.ts";

/** Keys that version 1 requires of each site of the registry and version 0 did not have. */
export const SINCE_FIRST = ["workloads", "flows", "keys", "administration"] as const;

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** Whether data that declare version 1 are older. If only some entries lack a key, that is a mistake, not an age. */
export function isBeforeFirst(kind: Kind, data: unknown): boolean {
  const { sites, volumeTypes } = (data ?? {}) as { sites?: Entries; volumeTypes?: Entries };
  if (kind === "alliance") {
    const all = Object.values(sites ?? {});
    return all.length > 0 && SINCE_FIRST.some((key) => all.every((site) => !has(site, key)));
  }
  if (kind !== "site") return false;
  const plain = Object.values(volumeTypes ?? {}).filter((type) => type?.encrypted === false);
  return plain.length > 0 && plain.every((type) => type?.name && !type.description);
}

/** A key of today's name counts as well: a file whose keys were renamed by hand is not the oldest. */
export function has(site: Entries[string] | undefined, key: string): boolean {
  return Boolean(site?.[key] ?? site?.[RENAMED_KEYS[key] ?? key]);
}
