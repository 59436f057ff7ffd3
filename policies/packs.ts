/** Which rules a pack evaluates. A run names its pack, so that the smaller one is never mistaken for the full one. */
import type { PackName } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import type { Violation } from "./violations.ts";

/** A pack by name, and the names of its rules. */
export interface Pack {
  /** The name that the CLI shows. */
  readonly name: string;
  readonly rules: ReadonlySet<string>;
}

/** Packs by the name that `AES_ESTATE_PACK` gives them; the first is the default. */
export const PACKS: Readonly<Record<"full" | PackName, readonly string[]>> = {
  full: RULES.map(({ name }) => name),
  /** Rules about where data is, goes and is recorded: for programs of others that are not yet fully compliant. */
  residency: namesIn("residency"),
};

/** Each rule names the packs that evaluate it (`metadata.packs`). */
function namesIn(pack: PackName): string[] {
  return RULES.filter(({ metadata }) => metadata.packs.includes(pack)).map(({ name }) => name);
}

const DEFAULT = "full";

/** The pack of a name; an unknown name is an error and never selects another pack. */
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

/** Violations found by a pack's rules; a rule that crashed still counts as that rule. */
export function within({ rules }: Pack, found: readonly Violation[]): Violation[] {
  return found.filter(({ rule }) => rules.has(rule));
}
