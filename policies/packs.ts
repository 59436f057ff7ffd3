/** Which rules a pack evaluates. A run names its pack, so that the smaller one is never taken for the full one. */
import type { PackName } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import type { Violation } from "./violations.ts";

/** A pack by name, and the names of its rules. */
export interface Pack {
  /** What the CLI shows. */
  readonly name: string;
  readonly rules: ReadonlySet<string>;
}

/** Packs by the name that `AES_ESTATE_PACK` gives them; the first is the default. */
export const PACKS: Readonly<Record<"full" | PackName, readonly string[]>> = {
  full: RULES.map(({ name }) => name),
  /** Where data is, goes and is recorded: for programs that are not ours and not yet all compliant. */
  residency: namesIn("residency"),
};

/** Rules say themselves which packs evaluate them (`metadata.packs`). */
function namesIn(pack: PackName): string[] {
  return RULES.filter(({ metadata }) => metadata.packs.includes(pack)).map(({ name }) => name);
}

const DEFAULT = "full";

/** The pack of a name; a name that is none is an error, never another pack. */
export function packOf(name: string | undefined): Pack {
  const wanted = name || DEFAULT;
  const rules = Object.hasOwn(PACKS, wanted) ? PACKS[wanted as keyof typeof PACKS] : undefined;
  if (rules === undefined) {
    const known = Object.keys(PACKS).join(", ");
    throw new Error(
      `AES_ESTATE_PACK: reçu ${wanted}, attendu l'un de / got ${wanted}, want one of: ${known}`,
    );
  }
  return {
    name: wanted === DEFAULT ? "aes-estate" : `aes-estate-${wanted}`,
    rules: new Set(rules),
  };
}

/** What a pack's rules found; a rule that crashed is still that rule. */
export function within({ rules }: Pack, found: readonly Violation[]): Violation[] {
  return found.filter(({ rule }) => rules.has(rule));
}
