/** The digest of the policies that evaluated a run, short enough to be recorded with the run's results. */
import { createHash } from "node:crypto";
import { type Language, type Message, render } from "../output/message.ts";
import type { Alliance } from "./alliance/model.ts";
import { RULES } from "./rules/index.ts";
import type { Waivers } from "./waivers/index.ts";

/** The policies that evaluated a run. It has no date, so that the same policies leave the same record. */
export interface PolicyDigest {
  /** `<pack>@<version>`. */
  readonly pack: string;
  /** `sha256:<hex>` over registry, waivers, rules and version. */
  readonly registry: string;
}

/** The policy digest of a run. `pack` is its name, `version` the version of its package. */
export function policyDigestOf(
  alliance: Alliance,
  waivers: Waivers,
  { pack = "aes-estate", version }: { pack?: string; version: string },
): PolicyDigest {
  const rules = RULES.map(({ name, metadata }) => ({ name, metadata }));
  const policies = canonical({ alliance, waivers: waivers.sound, rules, version });
  const hex = createHash("sha256").update(policies).digest("hex");
  return { pack: `${pack}@${version}`, registry: `sha256:${hex}` };
}

/** JSON with the keys of every map sorted, so that the same content always gives the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const TEXTS = {
  absent: {
    fr: "l'état ne dit pas quelles politiques l'ont évalué ; évalué maintenant par {pack} {registry}",
    en: "the state does not say which policies evaluated it; evaluated now by {pack} {registry}",
  },
  differs: {
    fr: "l'état a été évalué par {recordedPack} {recordedRegistry} ; évalué maintenant par {pack} {registry}",
    en: "the state was evaluated by {recordedPack} {recordedRegistry}; evaluated now by {pack} {registry}",
  },
} as const satisfies Record<string, Message>;

/** The message when a recorded policy digest (the stack output `evaluatedBy`) is not the present one; else nothing. */
export function policyDigestDifference(
  recorded: unknown,
  { pack, registry }: PolicyDigest,
  language: Language,
): string | undefined {
  const { pack: oldPack, registry: oldRegistry } = (recorded ?? {}) as Partial<PolicyDigest>;
  const now = { pack, registry };
  if (typeof oldPack !== "string" || typeof oldRegistry !== "string") {
    return render(TEXTS.absent, now, language);
  }
  if (oldPack === pack && oldRegistry === registry) return undefined;
  const values = { ...now, recordedPack: oldPack, recordedRegistry: oldRegistry };
  return render(TEXTS.differs, values, language);
}
