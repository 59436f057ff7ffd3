/** Writes a countersignature into the text of a site's file; comments and every other entry stay. Pure. */
import { isMap } from "yaml";
import { appendTo, inline, replaceAt, replaceEntry, unfold } from "../../estate/edit/yaml.ts";
import { parsed } from "../../estate/load/parsed.ts";
import type { Countersignature } from "../../policies/alliance/model.ts";

/** A countersignature with an SSH signature. */
export type Signed = Countersignature & { readonly signature: string };

const CONTRACTS = "contracts";

/** The text with a site's countersignature of a contract, new or instead of an older one. */
export function withCountersignature(given: string, contract: string, signed: Signed): string {
  const text = given.endsWith("\n") ? given : `${given}\n`;
  const path = [CONTRACTS, contract];
  const all = parsed(text).document.get(CONTRACTS, true);
  const blocks = entriesOf(signed).map(([key, value]) => `${key}: ${value}`);
  const entry = `${contract}:\n${below(blocks.join("\n"))}`;
  if (!isMap(all)) return appendTo(text, [], `${CONTRACTS}:\n${below(entry)}`);
  if (all.flow && all.has(contract)) {
    return withCountersignature(unfold(text, [CONTRACTS]), contract, signed);
  }
  const present = all.get(contract, true);
  if (!isMap(present)) return appendTo(text, [CONTRACTS], entry);
  return entriesOf(signed).reduce(
    (now, one) => putEntry(now, path, one),
    present.flow ? unfold(text, path) : text,
  );
}

/** The entries of a countersignature, each value as YAML. */
function entriesOf({ by, signed, terms, signature }: Signed): [key: string, value: string][] {
  return [
    ["by", inline(by)],
    ["signed", signed],
    ["terms", `"${terms}"`],
    ["signature", `|\n${below(signature.trimEnd())}`],
  ];
}

/** Sets one entry of a block map: a value on one line where it is, so that a comment behind it stays. */
function putEntry(text: string, path: readonly string[], [key, value]: [string, string]): string {
  const at = [...path, key];
  const block = `${key}: ${value}`;
  if (!parsed(text).document.hasIn(at)) return appendTo(text, path, block);
  return value.includes("\n") ? replaceEntry(text, at, block) : replaceAt(text, at, value);
}

const below = (block: string) => block.replaceAll(/^/gm, "  ");
