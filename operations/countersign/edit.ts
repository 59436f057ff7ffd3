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
  const entry = `${contract}:\n${below(entriesOf(signed).join("\n"))}`;
  if (!isMap(all)) return appendTo(text, [], `${CONTRACTS}:\n${below(entry)}`);
  if (all.flow) {
    if (all.has(contract)) return withCountersignature(unfold(text, [CONTRACTS]), contract, signed);
    return unfold(text, [CONTRACTS], entry);
  }
  const present = all.get(contract, true);
  if (!isMap(present)) return appendTo(text, [CONTRACTS], entry);
  return entriesOf(signed).reduce(
    (now, block) => putEntry(now, path, block),
    present.flow ? unfold(text, path) : text,
  );
}

/** The entries of a countersignature as blocks of YAML. */
function entriesOf({ by, signed, terms, signature }: Signed): string[] {
  return [
    `by: ${inline(by)}`,
    `signed: ${signed}`,
    `terms: "${terms}"`,
    `signature: |\n${below(signature.trimEnd())}`,
  ];
}

/** Sets one entry of a block map: a value on one line where it is, so that a comment behind it stays. */
function putEntry(text: string, path: readonly string[], block: string): string {
  const [, key = "", value = ""] = /^(\w+): (.+)$/s.exec(block) ?? [];
  const at = [...path, key];
  if (!parsed(text).document.hasIn(at)) return appendTo(text, path, block);
  return value.includes("\n") ? replaceEntry(text, at, block) : replaceAt(text, at, value);
}

const below = (block: string) => block.replaceAll(/^/gm, "  ");
