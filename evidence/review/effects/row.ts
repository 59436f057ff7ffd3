/** A table of effects by the path of a value; the longest pattern that fits decides. Pure. */
import type { Path } from "../../../estate/load/source.ts";
import type { Effect } from "../model.ts";
import type { Difference } from "../values.ts";
import type { ClusterInput } from "./cluster.ts";

/** An effect, or the input of a cluster whose row of docs/effects.md has it. */
export type Entry = Effect | { readonly input: ClusterInput };

/** Effects of an entry that is new, that is gone, and of one that has another value. */
export interface Row {
  readonly added: Entry;
  readonly removed: Entry;
  readonly changed: Entry;
}

/** Path with `*` for any key, and `**` at its end for everything below. */
export type Table = Readonly<Record<string, Row>>;

/** The same effect in any case. */
export const always = (entry: Entry): Row => ({ added: entry, removed: entry, changed: entry });

/** Something that is made and deleted; a change of its value as a whole is what is given. */
export const made = (changed: Entry = "unknown"): Row => ({
  added: "creates",
  removed: "deletes",
  changed,
});

/** The row's entry for a difference; unknown without a row. */
export function entryOf(table: Table, { path, before, after }: Difference): Entry {
  const fitting = Object.keys(table).filter((pattern) => fits(pattern.split("."), path));
  const best = fitting.sort((a, b) => weight(b) - weight(a))[0];
  const row = best === undefined ? undefined : table[best];
  if (row === undefined) return "unknown";
  return before === undefined ? row.added : after === undefined ? row.removed : row.changed;
}

function fits(pattern: readonly string[], path: Path): boolean {
  const open = pattern.at(-1) === "**";
  const parts = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length <= parts.length - 1 : path.length !== parts.length) return false;
  return parts.every((part, index) => part === "*" || part === path[index]);
}

/** Named parts count more than any key, and any key more than everything below. */
function weight(pattern: string): number {
  const parts = pattern.split(".");
  const value = (part: string) => (part === "**" ? 0 : part === "*" ? 10 : 11);
  return parts.reduce((sum, part) => sum + value(part), 0);
}
