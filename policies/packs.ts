/** Which rules a pack asks. A run says which pack judged it, so that less is never taken for more. */
import { RULES } from "../sovereignty/rules/index.ts";
import type { Violation } from "../sovereignty/violations.ts";

/** A pack by name, and the names of its rules. */
export interface Pack {
  /** What the CLI shows. */
  readonly name: string;
  readonly rules: ReadonlySet<string>;
}

/** Packs by the name that `AES_ESTATE_PACK` gives them; the first is the default. */
export const PACKS = {
  /** Every rule of the law. */
  full: RULES.map(({ name }) => name),
  /** Where data is, goes and is recorded, for programs that are not ours and not yet all lawful. */
  residency: [
    "unclassified-type",
    "unclassified-property",
    "location",
    "endpoint",
    "class-country",
    "cluster",
    "storage-class",
    "volume-source",
    "external-reach",
    "annotations",
    "backend-address",
    "pod-resolvers",
    "container-telemetry",
    "route-backend",
    "network-policy",
    "replica-target",
    "custom-field",
    "data-flow",
    "key-custody",
    "public-exposure",
    "replica-contract",
    "network-policy-class",
    "protected-enforcement",
    "stack-reference",
    "undeclared-name",
    "state-residency",
  ],
} as const satisfies Record<string, readonly string[]>;

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
