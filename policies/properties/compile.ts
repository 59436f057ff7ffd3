/** Tables compiled for the walk, once each: one look-up per field. */

import type { Message } from "../../output/message.ts";
import type { OfferKind } from "../facts/names.ts";
import type { Entry, Keys } from "./entry.ts";

/** An entry, with its fields by name. */
export interface Compiled {
  readonly denied: boolean;
  /** Whether no rule evaluates it, so that the fields of an object must be known. */
  readonly inert: boolean;
  readonly reason: Message | undefined;
  readonly want: Message | undefined;
  readonly holds: ((value: unknown) => boolean) | undefined;
  readonly offer: OfferKind | undefined;
  readonly many: boolean | undefined;
  /** Whether it takes texts, numbers and switches, but no object. */
  readonly plain: boolean;
  readonly fields: ReadonlyMap<string, Compiled> | undefined;
  readonly keys: CompiledKeys | undefined;
}

export interface CompiledKeys {
  readonly bare: Compiled | undefined;
  readonly named: ReadonlyMap<string, Compiled>;
  /** Longest first. */
  readonly prefixes: readonly (readonly [string, Compiled])[];
}

const KNOWN = new Map<Entry, Compiled>();

export function compile(entry: Entry): Compiled {
  const known = KNOWN.get(entry);
  if (known !== undefined) return known;
  const { is, reason, want, holds, many, offer, fields, keys, danger } = entry;
  const compiled: Compiled = {
    denied: is === "denied",
    inert: is === "inert",
    reason,
    want,
    holds,
    offer,
    many,
    plain: !fields && !keys && !danger,
    fields: fields && compileFields(fields),
    keys: keys && compileKeys(keys),
  };
  KNOWN.set(entry, compiled);
  return compiled;
}

export function compileFields(
  fields: Readonly<Record<string, Entry>>,
): ReadonlyMap<string, Compiled> {
  return new Map(Object.entries(fields).map(([name, entry]) => [name, compile(entry)]));
}

function compileKeys({ bare, named = {}, prefixes = {} }: Keys): CompiledKeys {
  return {
    bare: bare && compile(bare),
    named: compileFields(named),
    prefixes: [...compileFields(prefixes)].sort(([a], [b]) => b.length - a.length),
  };
}

/** The entry of a key, by its name or else by the longest prefix. */
export function keyOf({ bare, named, prefixes }: CompiledKeys, key: string): Compiled | undefined {
  const own = named.get(key);
  if (own !== undefined) return own;
  if (bare !== undefined && !key.includes("/")) return bare;
  return prefixes.find(([prefix]) => key.length > prefix.length && key.startsWith(prefix))?.[1];
}
