/** Values that a file keeps as secrets where a rule would have to see them: no later run shows them to the pack or an audit. */

import type { Fact } from "../../facts/fact.ts";
import type { PropertyIssue } from "../../facts/properties.ts";
import type { Entry } from "../../properties/entry.ts";
import { rowOf } from "../../resources/index.ts";
import { plain } from "./values.ts";

/** What stands for a secret here, apart from what is not known yet. */
const SECRET = Symbol("secret");

/** The places in a resource's inputs that nobody can judge for being secrets. */
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

/** A fact with those places among what is not admitted of it. */
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
    // Of what is not admitted the walk says so.
    const below = entryBelow(entry, key);
    return below === undefined ? [] : within(below, part, `${at}.${key}`);
  });
}

/** What an object or a map says of one of its keys; what is neither, of all below it. */
function entryBelow(entry: Entry, key: string): Entry | undefined {
  const { fields, keys } = entry;
  if (fields !== undefined) return Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (keys === undefined) return entry;
  if (keys.named && Object.hasOwn(keys.named, key)) return keys.named[key];
  return Object.entries(keys.prefixes ?? {}).find(([prefix]) => key.startsWith(prefix))?.[1];
}

/** Whether a value of it could be denied: all but secrets themselves, and texts that lead nowhere whatever they say. */
function bears({ is, holds, fields, keys, offer, danger }: Entry): boolean {
  if (is === "secret") return false;
  return is !== "inert" || [holds, fields, keys, offer, danger].some((one) => one !== undefined);
}
