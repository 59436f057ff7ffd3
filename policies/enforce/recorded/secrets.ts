/**
 * Values that a file keeps as secrets where a rule would have to see them: no later run shows them to the pack or an
 * audit.
 */

import type { Fact } from "../../facts/fact.ts";
import type { PropertyIssue } from "../../facts/properties.ts";
import type { Entry } from "../../properties/entry.ts";
import { rowOf } from "../../resources/index.ts";
import { plain } from "./values.ts";

/** The placeholder of a secret here, distinct from values that are not known yet. */
const SECRET = Symbol("secret");

/** The places in a resource's inputs that cannot be evaluated because they are secrets. */
function secretsOf(
  type: string,
  given: Readonly<Record<string, unknown>>,
): readonly PropertyIssue[] {
  const row = rowOf(type);
  if (row === undefined || row.effects === undefined || row.elsewhere) return [];
  const { properties } = row;
  return Object.entries(given).flatMap(([name, value]) =>
    Object.hasOwn(properties, name)
      ? within(properties[name] as Entry, plain(value, SECRET), name)
      : [],
  );
}

/** A fact with those places among its inputs that are not admitted. */
export function withSecrets(fact: Fact, given: Readonly<Record<string, unknown>>): Fact {
  const secrets = secretsOf(fact.type, given);
  if (secrets.length === 0) return fact;
  return { ...fact, unclassified: [...(fact.unclassified ?? []), ...secrets] };
}

function within(entry: Entry, value: unknown, at: string): PropertyIssue[] {
  if (value === SECRET) return bears(entry) ? [{ kind: "secret", at }] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((part, index) => within(entry, part, `${at}[${index}]`));
  }
  return Object.entries(value).flatMap(([key, part]) => {
    // The walk itself reports inputs that are not admitted.
    const below = entryBelow(entry, key);
    return below === undefined ? [] : within(below, part, `${at}.${key}`);
  });
}

/** The entry of an object or map for one of its keys; any other entry covers everything below it. */
function entryBelow(entry: Entry, key: string): Entry | undefined {
  const { fields, keys } = entry;
  if (fields !== undefined) return Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (keys === undefined) return entry;
  if (keys.named && Object.hasOwn(keys.named, key)) return keys.named[key];
  return Object.entries(keys.prefixes ?? {}).find(([prefix]) => key.startsWith(prefix))?.[1];
}

/** Whether one of its values could be denied: all but secrets themselves, and texts that never lead anywhere. */
function bears({ is, holds, fields, keys, offer, danger }: Entry): boolean {
  if (is === "secret") return false;
  return is !== "inert" || [holds, fields, keys, offer, danger].some((one) => one !== undefined);
}
